package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.NoticeFacts;
import java.util.List;

/** The list of calls that take two people was emptied without a second person, and no administrator has said to know (ours). */
final class SecondPersonOffRule implements NoticeRule {

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.store()
                .each(store -> store.secondPersonOff().stream())
                .map(off -> Notice.warning(
                        AccountRule.PREFIX + "SecondPersonOff",
                        "No call takes a second person any more: " + off.by()
                                + ", who owns the data directory, switched that off at " + off.at()
                                + " with 'ptoken approvals off'.",
                        "An administrator looks at the audit log since then, and takes note with 'ptoken approvals acknowledge"
                                + " --as NAME'.",
                        ""))
                .toList();
    }
}
