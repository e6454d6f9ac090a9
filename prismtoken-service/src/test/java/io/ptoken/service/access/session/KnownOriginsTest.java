package io.ptoken.service.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.LockOut;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownOriginsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final LockOut LOCK_OUT = new LockOut(2, Duration.ofSeconds(10), Duration.ofMinutes(1));

    private final KnownOrigins origins = new KnownOrigins();

    @Test
    void anAddressIsKnownForAWeekAfterTheRightPassword() {
        origins.right("vendor", "10.0.0.1", NOW);
        Duration week = Duration.ofDays(7);
        assertThat(origins.isKnown("vendor", "10.0.0.1", NOW.plus(week).minusNanos(1)))
                .isTrue();
        assertThat(origins.isKnown("vendor", "10.0.0.1", NOW.plus(week))).isFalse();
        assertThat(origins.isKnown("vendor", "10.0.0.2", NOW)).isFalse();
        assertThat(origins.isKnown("other", "10.0.0.1", NOW)).isFalse();
    }

    @Test
    void anAddressThatIsNotKnownIsNeitherCountedNorLocked() {
        assertThat(origins.wrong("vendor", "10.0.0.1", NOW, LOCK_OUT)).isZero();
        assertThat(origins.lockedUntil("vendor", "10.0.0.1")).isEqualTo(Instant.EPOCH);
    }

    @Test
    void wrongPasswordsLockFromTheThresholdOnAndTheRightOneUnlocks() {
        origins.right("vendor", "10.0.0.1", NOW);
        assertThat(origins.wrong("vendor", "10.0.0.1", NOW, LOCK_OUT)).isEqualTo(1);
        assertThat(origins.lockedUntil("vendor", "10.0.0.1")).isEqualTo(NOW);
        assertThat(origins.wrong("vendor", "10.0.0.1", NOW, LOCK_OUT)).isEqualTo(2);
        assertThat(origins.lockedUntil("vendor", "10.0.0.1")).isEqualTo(NOW.plusSeconds(10));
        origins.right("vendor", "10.0.0.1", NOW);
        assertThat(origins.lockedUntil("vendor", "10.0.0.1")).isEqualTo(Instant.EPOCH);
    }

    /** They are judged before the lock and hashed for a while. */
    @Test
    void whatWasGuessedAtTheSameTimeAsTheGuessThatLockedIsNotCounted() {
        origins.right("vendor", "10.0.0.1", NOW);
        for (int i = 0; i < 5; i++) {
            origins.wrong("vendor", "10.0.0.1", NOW, LOCK_OUT);
        }
        assertThat(origins.lockedUntil("vendor", "10.0.0.1")).isEqualTo(NOW.plusSeconds(10));
        assertThat(origins.wrong("vendor", "10.0.0.1", NOW.plusSeconds(10), LOCK_OUT))
                .isEqualTo(3);
    }

    @Test
    void theTenThousandUsedLastAreRemembered() {
        origins.right("first", "10.0.0.1", NOW);
        origins.right("second", "10.0.0.1", NOW);
        for (int i = 0; i < 9_998; i++) {
            origins.right("vendor " + i, "10.0.0.1", NOW);
        }
        assertThat(origins.isKnown("first", "10.0.0.1", NOW)).isTrue();
        origins.right("one more", "10.0.0.1", NOW);
        assertThat(origins.isKnown("second", "10.0.0.1", NOW)).isFalse();
        assertThat(origins.isKnown("first", "10.0.0.1", NOW)).isTrue();
    }
}
