package io.ptoken.service.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.ApiSession;
import io.ptoken.service.api.Origin;
import io.ptoken.service.fixture.CountingSessions;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Origin TILL = Origin.of("10.0.0.7");

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final InMemoryStore memory = new InMemoryStore();
    private final CountingSessions store = new CountingSessions(memory.sessions());
    private AccessPolicy policy = AccessPolicy.DEFAULT.withSessionTimeout(LIFETIME);
    private final Sessions sessions = node();

    @Test
    void givesEverySignInATokenOf256BitsOfItsOwn() {
        List<String> tokens = IntStream.range(0, 100).mapToObj(i -> open("u")).toList();

        assertThat(tokens).doesNotHaveDuplicates().allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void storesTheHashAndNeverTheToken() {
        String token = open("u");

        ApiSession stored = memory.sessions().open(clock.instant()).get(0);
        assertThat(stored.tokenHash()).matches("[0-9a-f]{64}").isNotEqualTo(token);
        assertThat(stored)
                .hasToString(
                        "ApiSession[u from 10.0.0.7, opened 2026-11-23T12:00:00Z, until " + "2026-11-23T12:05:00Z]");
        assertThat(audit()).doesNotContain(token).doesNotContain(stored.tokenHash());
    }

    @Test
    void surviveARestartAndHoldAtEveryNode() {
        String token = open("u");

        assertThat(node().username(token)).isEqualTo("u");
    }

    @Nested
    class Remembered {

        @Test
        void costsNoReadWithinASecond() {
            String token = open("u");
            sessions.username(token);
            int reads = store.reads.get();

            clock.advance(Duration.ofMillis(999));
            IntStream.range(0, 1000)
                    .parallel()
                    .forEach(i -> assertThat(sessions.username(token)).isEqualTo("u"));

            assertThat(store.reads).hasValue(reads);
        }

        @Test
        void readsOnceHoweverManyAskAtTheSameMoment() {
            String token = open("u");
            sessions.username(token);
            int reads = store.reads.get();

            clock.advance(Duration.ofSeconds(1));
            IntStream.range(0, 1000)
                    .parallel()
                    .forEach(i -> assertThat(sessions.username(token)).isEqualTo("u"));

            assertThat(store.reads).hasValue(reads + 1);
        }

        @Test
        void seesWithinASecondWhatAnotherNodeRevoked() {
            String token = open("u");
            sessions.username(token);

            memory.sessions().closeAllOf("u", entry());
            assertThat(sessions.username(token)).as("not yet").isEqualTo("u");
            clock.advance(Duration.ofSeconds(1));

            assertUnknown(token);
        }

        @Test
        void seesASignOutOfItsOwnAtOnce() {
            String token = open("u");
            sessions.username(token);

            assertThat(sessions.signOut(token, TILL)).isTrue();

            assertUnknown(token);
            assertThat(sessions.signOut(token, TILL)).isFalse();
            assertThat(audit()).contains("signOut of u by u from 10.0.0.7: Ok").hasSize(2);
        }

        @Test
        void readsAgainWhenTheClockWasSetBack() {
            String token = open("u");
            sessions.username(token);
            memory.sessions().closeAllOf("u", entry());

            clock.advance(Duration.ofDays(-1));

            assertUnknown(token);
        }

        @Test
        void forgetsWhatNobodyAsksForAnyMore() {
            IntStream.range(0, 100).forEach(i -> sessions.username(open("u" + i)));
            String last = open("last");
            clock.advance(Duration.ofSeconds(10));

            sessions.username(last);

            assertThat(sessions.remembered()).isEqualTo(1);
        }

        @Test
        void keepsNothingOfTokensThatDoNotExist() {
            IntStream.range(0, 100).forEach(i -> assertUnknown("guess" + i));

            assertThat(sessions.remembered()).isZero();
        }
    }

    @Nested
    class Renewal {

        @Test
        void isWrittenOnceATenthOfTheLifetime() {
            String token = open("u");

            for (int second = 1; second <= 300; second++) {
                clock.advance(Duration.ofSeconds(1));
                sessions.username(token);
            }

            assertThat(store.extensions).hasValue(10);
        }

        @Test
        void isWrittenOnceHoweverManyCallAtTheSameMoment() {
            String token = open("u");
            clock.advance(Duration.ofSeconds(100));

            IntStream.range(0, 1000).parallel().forEach(i -> sessions.username(token));

            assertThat(store.extensions).hasValue(1);
        }

        @Test
        void holdsAtOtherNodes() {
            String token = open("u");
            Sessions other = node();
            other.username(token);
            clock.advance(Duration.ofSeconds(299));
            assertThat(other.username(token)).isEqualTo("u");
            clock.advance(Duration.ofSeconds(299));

            assertThat(sessions.username(token)).isEqualTo("u");
        }

        @Test
        void byAnotherNodeInTheLastMomentIsSeen() {
            policy = policy.withSlidingSessions(false);
            String token = open("u");
            clock.advance(Duration.ofMillis(299_500));
            sessions.username(token);
            ApiSession stored = memory.sessions().open(clock.instant()).get(0);
            memory.sessions().extend(stored.tokenHash(), clock.instant().plus(LIFETIME));
            clock.advance(Duration.ofMillis(600));

            assertThat(sessions.username(token)).isEqualTo("u");
        }

        @Test
        void followsThePreferenceOfTheMoment() {
            String token = open("u");
            policy = policy.withSessionTimeout(Duration.ofMinutes(20));
            clock.advance(Duration.ofSeconds(299));
            sessions.username(token);
            clock.advance(Duration.ofMinutes(19));

            assertThat(sessions.username(token)).isEqualTo("u");
            policy = policy.withSlidingSessions(false);
            clock.advance(Duration.ofMinutes(20));
            assertExpired(token);
        }
    }

    @Nested
    class TooMany {

        @Test
        void ofOneAccountTheOldestIsGivenUp() {
            policy = policy.withSessionsPerAccount(2);
            String first = open("u");
            String second = open("u");
            String other = open("v");

            String third = open("u");

            assertUnknown(first);
            assertThat(List.of(second, third))
                    .allMatch(token -> sessions.username(token).equals("u"));
            assertThat(sessions.username(other)).isEqualTo("v");
            assertThat(memory.sessions().open(clock.instant())).hasSize(3);
            assertThat(audit()).hasSize(5).endsWith("session.giveUp of u by u from 10.0.0.7: Ok");
        }

        @Test
        void doesNotCountWhatHasEnded() {
            policy = policy.withSessionsPerAccount(2).withSlidingSessions(false);
            String first = open("u");
            open("u");
            clock.advance(LIFETIME);

            open("u");

            assertExpired(first);
        }

        @Test
        void countsARenewedSessionBeyondItsFirstEnd() {
            policy = policy.withSessionsPerAccount(2);
            String first = open("u");
            String second = open("u");
            for (int i = 0; i < 3; i++) {
                clock.advance(LIFETIME.dividedBy(2));
                sessions.username(first);
                sessions.username(second);
            }

            String third = open("u");

            assertUnknown(first);
            assertThat(List.of(second, third))
                    .allMatch(token -> sessions.username(token).equals("u"));
        }

        @Test
        void aSignOutMakesRoomForOneAndNoMore() {
            policy = policy.withSessionsPerAccount(2);
            String first = open("u");
            String second = open("u");
            sessions.signOut(second, TILL);

            String third = open("u");
            assertThat(List.of(first, third))
                    .allMatch(token -> sessions.username(token).equals("u"));

            open("u");
            assertUnknown(first);
        }

        @Test
        void staysWithinTheBoundUnderContention() {
            policy = policy.withSessionsPerAccount(50);

            IntStream.range(0, 2000)
                    .parallel()
                    .forEach(i -> assertThat(open("u")).isNotEmpty());

            assertThat(memory.sessions().open(clock.instant())).hasSize(50);
        }
    }

    @Test
    void remembersAnEndedSessionForOneMoreLifetimeAndThenForgetsIt() {
        String old = open("a");
        clock.advance(LIFETIME.multipliedBy(2));
        assertThat(sessions.trim(100)).isZero();
        assertExpired(old);

        clock.advance(Duration.ofSeconds(1));

        assertThat(sessions.trim(100)).isEqualTo(1);
        assertUnknown(old);
    }

    private String open(String username) {
        return sessions.open(username, TILL, entry());
    }

    private Sessions node() {
        return new Sessions(store, clock, new SecureRandom(), () -> policy);
    }

    private AuditEntry entry() {
        return AuditEntry.local(clock.instant(), "test", "signInWithPassword", "u", "");
    }

    private List<String> audit() {
        return memory.auditLog().page(Instant.EPOCH, Instant.MAX, 0, 10_000).stream()
                .map(row -> row.entry())
                .map(e -> e.action() + " of " + e.subject() + " by " + e.actor() + " from " + e.origin() + ": "
                        + e.outcome())
                .toList();
    }

    private void assertUnknown(String token) {
        assertThatThrownBy(() -> sessions.username(token))
                .hasMessage("Authentication failed (bad accessToken: unknown)");
    }

    private void assertExpired(String token) {
        assertThatThrownBy(() -> sessions.username(token))
                .hasMessage("Authentication failed (bad accessToken: expired)");
    }
}
