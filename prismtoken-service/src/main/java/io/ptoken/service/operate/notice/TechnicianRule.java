package io.ptoken.service.operate.notice;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.RoleRules;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import java.util.List;

/** An account that an earlier release gave a technician: a program's, because it signs in to the TokenApi (ours). */
final class TechnicianRule implements NoticeRule {

    @Override
    public Ground ground() {
        return Ground.STORE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.store()
                .each(store -> store.accounts().stream())
                .filter(Account::enabled)
                .filter(account -> account.roles().equals(RoleRules.TECHNICIAN_BEFORE))
                .map(account -> Notice.info(
                                AccountRule.PREFIX + "Technician",
                                "The account '" + account.username()
                                        + "' has the roles that technicians had before: it signs in to the TokenApi and nowhere else.",
                                "If a technician has it, 'ptoken user roles " + account.username()
                                        + " --technician' makes it theirs; leave it if a program has it.",
                                account.username())
                        .clearedBy(Clearing.SET_ROLES))
                .toList();
    }
}
