package io.ptoken.service.operate.notice;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.approval.Approvers;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.facts.StoreFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.operate.preference.Preferences;
import java.util.List;
import java.util.stream.Stream;

/**
 * Calls take a second person and there are not two who could be one; or the list of those calls was emptied without a second
 * person, and no administrator has said to know (ours).
 */
final class SecondPersonRule implements NoticeRule {

    @Override
    public Ground ground() {
        return Ground.STORE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.store()
                .each(store -> Stream.concat(missing(store, facts), off(store)))
                .toList();
    }

    private static Stream<Notice> missing(StoreFacts store, NoticeFacts facts) {
        List<String> fit = store.accounts().stream()
                .filter(account -> Approvers.isFit(account, facts.now()))
                .map(Account::username)
                .toList();
        return facts.preferences().get(Preferences.SECOND_PERSON_FOR).isEmpty() || fit.size() > 1
                ? Stream.empty()
                : Stream.of(Notice.warning(
                                AccountRule.PREFIX + "SecondPerson",
                                "Calls take a second person, and "
                                        + (fit.isEmpty()
                                                ? "nobody can be one."
                                                : "nobody but " + fit.get(0) + " can be one."),
                                "Other administrators who can sign in change their own password, so that it is known to be theirs."
                                        + " Where nobody is left, 'ptoken approvals off' is the way out.",
                                "")
                        .clearedBy(Clearing.CHANGE_OWN_PASSWORD));
    }

    private static Stream<Notice> off(StoreFacts store) {
        return store.secondPersonOff().stream()
                .map(off -> Notice.warning(
                                AccountRule.PREFIX + "SecondPersonOff",
                                "No call takes a second person any more: " + off.by()
                                        + ", who owns the data directory, switched that off at " + off.at()
                                        + " with 'ptoken approvals off'.",
                                "An administrator looks at the audit log since then, and takes note with 'ptoken approvals acknowledge"
                                        + " --as NAME'.",
                                "")
                        .clearedBy(Clearing.ACKNOWLEDGE_APPROVALS_OFF));
    }
}
