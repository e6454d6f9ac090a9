package io.ptoken.service.operate.notice;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.facts.StoreFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import java.util.List;

/** There are accounts, but none of an administrator: earlier releases made none (ours). */
final class AdministratorRule implements NoticeRule {

    private static final String USUAL = "admin";

    @Override
    public Ground ground() {
        return Ground.STORE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.store().answer().stream()
                .map(StoreFacts::accounts)
                .filter(accounts -> !accounts.isEmpty())
                .filter(accounts ->
                        accounts.stream().noneMatch(account -> account.roles().contains(Role.ADMIN)))
                .map(accounts -> Notice.info(
                                AccountRule.PREFIX + "NoAdministrator",
                                "There is no administrator's account; only the owner of the installation administers, at its machine.",
                                "'ptoken user add " + freeName(accounts) + " --role ptoken-admin' makes one.",
                                "")
                        .clearedBy(Clearing.ADD_ACCOUNT))
                .toList();
    }

    private static String freeName(List<Account> accounts) {
        return accounts.stream().anyMatch(account -> account.username().equals(USUAL)) ? "NAME" : USUAL;
    }
}
