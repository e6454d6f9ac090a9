package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.preference.Preferences;
import java.util.List;

/** More calls without an account within a day than a threshold (operating requirements section 12, line 8). */
final class AnonymousCallsRule implements NoticeRule {

    @Override
    public Ground ground() {
        return Ground.STORE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.store()
                .each(store -> store.anonymousCalls().stream())
                .map(address -> Notice.warning(
                        AccountRule.PREFIX + "Anonymous",
                        "More than " + facts.preferences().get(Preferences.ANONYMOUS_CALLS_THRESHOLD)
                                + " calls without an account came within a day, most of the last ones from " + address
                                + ".",
                        "Look at 'ptoken audit anonymous'. An announced scan? Else close the firewall to the address when it"
                                + " is outside, and call the security team when it is inside.",
                        ""))
                .toList();
    }
}
