package io.ptoken.service.access;

import java.time.Duration;
import java.time.Instant;

/**
 * The age at which a password is good no more: its account is as good as locked until the password is changed (operating
 * requirements section 2).
 *
 * @param maximumDays preference {@code account.password.maximum.age.days}; 0 for passwords that never grow too old
 */
record PasswordAge(int maximumDays) {

    /** True when the account's password has reached that age; an account without one has none to change. */
    boolean isReached(Account account, Instant now) {
        return maximumDays > 0
                && account.hasPassword()
                && !now.isBefore(account.passwordChanged().plus(Duration.ofDays(maximumDays)));
    }
}
