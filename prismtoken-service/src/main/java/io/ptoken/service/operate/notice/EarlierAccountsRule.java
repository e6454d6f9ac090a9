package io.ptoken.service.operate.notice;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.RoleRules;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import java.util.List;
import java.util.stream.Stream;

/**
 * What earlier releases left (ours): no administrator's account beside others; a technician's account that is a program's,
 * because it signs in to the TokenApi.
 */
final class EarlierAccountsRule implements NoticeRule {

    private static final String USUAL = "admin";

    @Override
    public Ground ground() {
        return Ground.STORE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.store()
                .each(store -> Stream.concat(noAdministrator(store.accounts()), technicians(store.accounts())))
                .toList();
    }

    private static Stream<Notice> noAdministrator(List<Account> accounts) {
        boolean missing = !accounts.isEmpty()
                && accounts.stream().noneMatch(account -> account.roles().contains(Role.ADMIN));
        return missing
                ? Stream.of(Notice.info(
                                AccountRule.PREFIX + "NoAdministrator",
                                "There is no administrator's account; only the owner of the installation administers, at its machine.",
                                "'ptoken user add " + freeName(accounts) + " --role ptoken-admin' makes one.",
                                "")
                        .clearedBy(Clearing.ADD_ACCOUNT))
                : Stream.empty();
    }

    private static String freeName(List<Account> accounts) {
        return accounts.stream().anyMatch(account -> account.username().equals(USUAL)) ? "NAME" : USUAL;
    }

    private static Stream<Notice> technicians(List<Account> accounts) {
        return accounts.stream()
                .filter(Account::enabled)
                .filter(account -> account.roles().equals(RoleRules.TECHNICIAN_BEFORE))
                .map(account -> Notice.info(
                                AccountRule.PREFIX + "Technician",
                                "The account '" + account.username()
                                        + "' has the roles that technicians had before: it signs in to the TokenApi and nowhere else.",
                                "If a technician has it, 'ptoken user roles " + account.username()
                                        + " --technician' makes it theirs; leave it if a program has it.",
                                account.username())
                        .clearedBy(Clearing.SET_ROLES));
    }
}
