package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import java.util.List;

/** In manufacturing mode no module holds a DITK: at least one is needed (operating requirements section 10). */
final class DitkNotLoadedRule implements NoticeRule {

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        boolean none =
                !facts.isVending() && facts.ditks().isPresent() && facts.ditks().getAsInt() == 0;
        return none
                ? List.of(Notice.error(
                                "EDitk.NotLoaded",
                                "No DITK is loaded: no new meter can be taken to a vending key.",
                                "Load one for each EA of your meters, from its components.",
                                "")
                        .clearedBy(Clearing.LOAD_DITK))
                : List.of();
    }
}
