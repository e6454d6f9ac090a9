package io.ptoken.service.operate.notice;

import io.ptoken.service.access.Account;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.operate.preference.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An account that is in use, or its password, has expired or is about to (kind 7). */
final class AccountRule implements NoticeRule {

    /** Codes of this rule begin so; who is not an administrator does not see them. */
    static final String PREFIX = "EAccount.";

    @Override
    public Ground ground() {
        return Ground.STORE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        Duration maximumAge = facts.preferences().get(Preferences.PASSWORD_MAXIMUM_AGE_DAYS);
        return facts.store()
                .each(store -> store.accounts().stream())
                .filter(Account::enabled)
                .flatMap(account -> Stream.concat(
                        ending(
                                facts,
                                account,
                                PREFIX + "Account",
                                "The account '",
                                account.expires(),
                                "Give it a later end, or disable it.",
                                Clearing.SET_ACCOUNT_END),
                        ending(
                                facts,
                                account,
                                PREFIX + "Password",
                                "The password of the account '",
                                account.passwordEnd(maximumAge),
                                "Have the password changed.",
                                Clearing.SET_PASSWORD)))
                .toList();
    }

    private static Stream<Notice> ending(
            NoticeFacts facts,
            Account account,
            String code,
            String what,
            Optional<Instant> end,
            String action,
            Clearing clearing) {
        Duration near = facts.preferences().get(Preferences.ACCOUNT_EXPIRY_WARNING_DAYS);
        return end.stream()
                .filter(moment -> facts.isPast(moment) || facts.isWithin(near, moment))
                .map(moment -> Notice.warning(
                                code,
                                what + account.username() + "'"
                                        + (facts.isPast(moment)
                                                ? " expired at " + moment + "."
                                                : " expires at " + moment + ", " + facts.left(moment) + "."),
                                action,
                                account.username())
                        .clearedBy(clearing));
    }
}
