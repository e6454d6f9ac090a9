package io.ptoken.service.operate.notice;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.facts.StoreFacts;
import java.util.List;

/** There are accounts, but none that may administer: an earlier release made none (ours). */
final class AdministratorRule implements NoticeRule {

    private static final String USUAL = "admin";

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.store().answer().stream()
                .map(StoreFacts::accounts)
                .filter(accounts -> !accounts.isEmpty())
                .filter(accounts -> accounts.stream().noneMatch(account -> administers(account, facts)))
                .map(accounts -> Notice.info(
                        AccountRule.PREFIX + "NoAdministrator",
                        "No account may administer; only the owner of the installation does, at its machine.",
                        "'ptoken user add " + freeName(accounts) + " --role ptoken-admin' makes one.",
                        ""))
                .toList();
    }

    private static boolean administers(Account account, NoticeFacts facts) {
        return account.enabled()
                && !account.isExpired(facts.now())
                && account.roles().contains(Role.ADMIN);
    }

    private static String freeName(List<Account> accounts) {
        return accounts.stream().anyMatch(account -> account.username().equals(USUAL)) ? "NAME" : USUAL;
    }
}
