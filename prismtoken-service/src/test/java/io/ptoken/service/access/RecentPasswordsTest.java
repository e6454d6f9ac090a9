package io.ptoken.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.fixture.SettableClock;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentPasswordsTest {

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final PasswordHasher hasher = new PasswordHasher(new SecureRandom(), 1);
    private final String phc = hasher.hash("secret".toCharArray());

    @Test
    void recognisesARightPasswordUntilItsTimeIsOver() {
        RecentPasswords passwords = remembering(Duration.ofMinutes(1));

        assertThat(hashesFor(passwords, "secret", phc, true)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(59));
        assertThat(hashesFor(passwords, "secret", phc, true)).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(hashesFor(passwords, "secret", phc, true)).isEqualTo(1);
    }

    @Test
    void alwaysHashesAWrongPassword() {
        RecentPasswords passwords = remembering(Duration.ofMinutes(1));
        assertThat(hashesFor(passwords, "secret", phc, true)).isEqualTo(1);

        assertThat(hashesFor(passwords, "Secret", phc, false)).isEqualTo(1);
        assertThat(hashesFor(passwords, "Secret", phc, false)).isEqualTo(1);
    }

    @Test
    void forgetsAPasswordThatWasChanged() {
        RecentPasswords passwords = remembering(Duration.ofMinutes(1));
        assertThat(hashesFor(passwords, "secret", phc, true)).isEqualTo(1);
        String changed = hasher.hash("other".toCharArray());

        assertThat(hashesFor(passwords, "secret", changed, false)).isEqualTo(1);
    }

    @Test
    void canBeSwitchedOff() {
        RecentPasswords passwords = remembering(Duration.ZERO);

        assertThat(hashesFor(passwords, "secret", phc, true)).isEqualTo(1);
        assertThat(hashesFor(passwords, "secret", phc, true)).isEqualTo(1);
    }

    private RecentPasswords remembering(Duration memory) {
        return new RecentPasswords(hasher, clock, new SecureRandom(), memory);
    }

    private long hashesFor(RecentPasswords passwords, String password, String stored, boolean expected) {
        long before = hasher.hashesMade();
        assertThat(passwords.matches(password.toCharArray(), stored)).isEqualTo(expected);
        return hasher.hashesMade() - before;
    }
}
