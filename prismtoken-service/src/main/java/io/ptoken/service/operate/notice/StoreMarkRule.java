package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.NoticeFacts;
import java.util.List;

/** Many meters were ahead of the clock, so that a restore would stop all meters for longer than minutes. */
final class StoreMarkRule implements NoticeRule {

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.doubts().manyAhead()
                ? List.of(Notice.warning(
                        "EService.StoreMark",
                        "More than 1000 meters have token identifiers ahead of the clock.",
                        "Should an older copy of the store have to be accepted, all meters would wait until the clock has"
                                + " passed some of them. Look for a caller that sends times in the future, or sells many"
                                + " tokens a minute to each meter; a restart of the server ends this notice.",
                        ""))
                : List.of();
    }
}
