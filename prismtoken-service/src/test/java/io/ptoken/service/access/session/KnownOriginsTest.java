package io.ptoken.service.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.LockOut;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.KnownAddressStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownOriginsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final LockOut LOCK_OUT = new LockOut(2, Duration.ofSeconds(10), Duration.ofMinutes(1));

    private final KnownAddressStore store = new InMemoryStore().knownAddresses();
    private final KnownOrigins origins = new KnownOrigins(store);

    @Test
    void anAddressIsKnownForAWeekAfterTheRightPassword() {
        origins.right("vendor", "10.0.0.1", NOW);
        Duration week = Duration.ofDays(7);
        assertThat(isKnown("vendor", "10.0.0.1", NOW.plus(week).minusNanos(1))).isTrue();
        assertThat(isKnown("vendor", "10.0.0.1", NOW.plus(week))).isFalse();
        assertThat(isKnown("vendor", "10.0.0.2", NOW)).isFalse();
        assertThat(isKnown("other", "10.0.0.1", NOW)).isFalse();
    }

    @Test
    void anAddressThatIsNotKnownIsNeitherCountedNorLocked() {
        assertThat(origins.wrong("vendor", "10.0.0.1", NOW, LOCK_OUT)).isZero();
        assertThat(lockedUntil("vendor", "10.0.0.1")).isEqualTo(Instant.EPOCH);
    }

    @Test
    void wrongPasswordsLockFromTheThresholdOnAndTheRightOneUnlocks() {
        origins.right("vendor", "10.0.0.1", NOW);
        assertThat(origins.wrong("vendor", "10.0.0.1", NOW, LOCK_OUT)).isEqualTo(1);
        assertThat(lockedUntil("vendor", "10.0.0.1")).isEqualTo(NOW);
        assertThat(origins.wrong("vendor", "10.0.0.1", NOW, LOCK_OUT)).isEqualTo(2);
        assertThat(lockedUntil("vendor", "10.0.0.1")).isEqualTo(NOW.plusSeconds(10));
        origins.right("vendor", "10.0.0.1", NOW);
        assertThat(lockedUntil("vendor", "10.0.0.1")).isEqualTo(Instant.EPOCH);
    }

    /** They are judged before the lock and hashed for a while. */
    @Test
    void whatWasGuessedAtTheSameTimeAsTheGuessThatLockedIsNotCounted() {
        origins.right("vendor", "10.0.0.1", NOW);
        for (int i = 0; i < 5; i++) {
            origins.wrong("vendor", "10.0.0.1", NOW, LOCK_OUT);
        }
        assertThat(lockedUntil("vendor", "10.0.0.1")).isEqualTo(NOW.plusSeconds(10));
        assertThat(origins.wrong("vendor", "10.0.0.1", NOW.plusSeconds(10), LOCK_OUT))
                .isEqualTo(3);
    }

    @Test
    void aRestartForgetsNeitherTheAddressNorItsWaiting() {
        origins.right("vendor", "10.0.0.1", NOW);
        origins.wrong("vendor", "10.0.0.1", NOW, LOCK_OUT);
        origins.wrong("vendor", "10.0.0.1", NOW, LOCK_OUT);

        KnownOrigins afterwards = new KnownOrigins(store);

        assertThat(afterwards.find("vendor", "10.0.0.1", NOW).orElseThrow().lockedUntil())
                .isEqualTo(NOW.plusSeconds(10));
        assertThat(afterwards.wrong("vendor", "10.0.0.1", NOW.plusSeconds(10), LOCK_OUT))
                .isEqualTo(3);
    }

    @Test
    void asManySignInsAsOneLikesAreWrittenOnceAnHour() {
        origins.right("vendor", "10.0.0.1", NOW);
        origins.right("vendor", "10.0.0.1", NOW.plusSeconds(3599));
        assertThat(store.find("vendor", "10.0.0.1").orElseThrow().proved()).isEqualTo(NOW);

        origins.right("vendor", "10.0.0.1", NOW.plusSeconds(3600));

        assertThat(store.find("vendor", "10.0.0.1").orElseThrow().proved()).isEqualTo(NOW.plusSeconds(3600));
    }

    private boolean isKnown(String username, String address, Instant now) {
        return origins.find(username, address, now).isPresent();
    }

    private Instant lockedUntil(String username, String address) {
        return origins.find(username, address, NOW)
                .map(known -> known.lockedUntil())
                .orElse(Instant.EPOCH);
    }
}
