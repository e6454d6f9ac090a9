package io.ptoken.service.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.SessionEnd;
import io.ptoken.service.access.hash.Sha256;
import io.ptoken.service.fixture.CountingSessions;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import java.nio.charset.StandardCharsets;
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
                .hasToString("ApiSession[u from 10.0.0.7, opened 2026-11-23T12:00:00Z, last used 2026-11-23T12:00:00Z,"
                        + " until 2026-11-23T12:05:00Z]");
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

            memory.sessions().closeAllOf("u", SessionEnd.REVOKED, entry());
            assertThat(sessions.username(token)).as("not yet").isEqualTo("u");
            clock.advance(Duration.ofSeconds(1));

            assertRefused(token, "revoked");
        }

        @Test
        void seesASignOutOfItsOwnAtOnce() {
            String token = open("u");
            sessions.username(token);

            assertThat(sessions.signOut(token, TILL)).isTrue();

            assertRefused(token, "signed out");
            assertThat(sessions.signOut(token, TILL)).isFalse();
            assertThat(sessions.signOut("guess", TILL)).isFalse();
            assertThat(audit()).contains("signOut of u by u from 10.0.0.7: Ok").hasSize(2);
        }

        @Test
        void readsAgainWhenTheClockWasSetBack() {
            String token = open("u");
            sessions.username(token);
            memory.sessions().closeAllOf("u", SessionEnd.REVOKED, entry());

            clock.advance(Duration.ofDays(-1));

            assertRefused(token, "revoked");
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
            IntStream.range(0, 100).forEach(i -> assertRefused("guess" + i, "unknown"));

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

            assertThat(store.uses).hasValue(10);
        }

        @Test
        void isWrittenOnceHoweverManyCallAtTheSameMoment() {
            String token = open("u");
            clock.advance(Duration.ofSeconds(100));

            IntStream.range(0, 1000).parallel().forEach(i -> sessions.username(token));

            assertThat(store.uses).hasValue(1);
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
            memory.sessions()
                    .use(stored.tokenHash(), clock.instant(), clock.instant().plus(LIFETIME));
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
            assertRefused(token, "expired");
        }

        @Test
        void ofASessionThatEndsAnywayTellsItsLastUse() {
            policy = policy.withSlidingSessions(false);
            String token = open("u");
            Instant end = clock.instant().plus(LIFETIME);

            clock.advance(Duration.ofSeconds(29));
            sessions.username(token);
            assertThat(store.uses).hasValue(0);
            clock.advance(Duration.ofSeconds(1));
            sessions.username(token);

            ApiSession stored = memory.sessions().open(clock.instant()).get(0);
            assertThat(stored.lastUsed()).isEqualTo(clock.instant());
            assertThat(stored.end()).isEqualTo(end);
            assertThat(store.uses).hasValue(1);
        }
    }

    @Nested
    class AbsoluteEnd {

        @Test
        void comesHoweverMuchASessionIsUsed() {
            policy = policy.withSessionMaximum(Duration.ofHours(1));
            String token = open("u");
            for (int minute = 1; minute < 60; minute++) {
                clock.advance(Duration.ofMinutes(1));
                assertGood("u", token);
            }

            clock.advance(Duration.ofMinutes(1));

            assertRefused(token, "expired");
        }

        @Test
        void comesBeforeALongerLifetime() {
            policy = policy.withSessionTimeout(Duration.ofDays(2)).withSlidingSessions(false);
            String token = open("u");
            clock.advance(Duration.ofHours(24).minusSeconds(1));
            assertGood("u", token);

            clock.advance(Duration.ofSeconds(1));

            assertRefused(token, "expired");
        }

        @Test
        void holdsForOpenSessionsAsSoonAsItIsSet() {
            policy = policy.withSessionMaximum(Duration.ZERO).withSessionTimeout(Duration.ofDays(1));
            String token = open("u");
            clock.advance(Duration.ofHours(2));
            assertGood("u", token);

            policy = policy.withSessionMaximum(Duration.ofHours(2));

            assertRefused(token, "expired");
        }

        @Test
        void isSwitchedOffByZero() {
            policy = policy.withSessionMaximum(Duration.ZERO).withSessionTimeout(Duration.ofDays(1));
            String token = open("u");
            for (int day = 1; day < 60; day++) {
                clock.advance(Duration.ofHours(23));
                assertGood("u", token);
            }
        }
    }

    @Nested
    class TooMany {

        @Test
        void ofOneAccountTheOneUsedLongestAgoIsGivenUp() {
            policy = policy.withSessionsPerAccount(2);
            String first = open("u");
            String second = open("u");
            String other = open("v");
            sessions.username(first);

            String third = open("u");

            assertRefused(second, "superseded");
            assertGood("u", first, third);
            assertGood("v", other);
            assertThat(memory.sessions().open(clock.instant())).hasSize(3);
            assertThat(audit()).hasSize(5).endsWith("session.giveUp of u by u from 10.0.0.7: Ok");
        }

        @Test
        void goOneByOneInTheOrderOfTheirLastUse() {
            policy = policy.withSessionsPerAccount(3);
            String first = open("u");
            String second = open("u");
            String third = open("u");
            sessions.username(second);
            sessions.username(first);
            sessions.username(third);

            open("u");
            assertRefused(second, "superseded");
            open("u");
            assertRefused(first, "superseded");
            open("u");
            assertRefused(third, "superseded");
        }

        @Test
        void doesNotCountWhatHasEnded() {
            policy = policy.withSessionsPerAccount(2).withSlidingSessions(false);
            String first = open("u");
            String second = open("u");
            clock.advance(LIFETIME);

            String third = open("u");
            String fourth = open("u");

            assertRefused(first, "expired");
            assertRefused(second, "expired");
            assertGood("u", third, fourth);
        }

        @Test
        void doesNotCountWhatAnotherProcessRevoked() {
            policy = policy.withSessionsPerAccount(2);
            String first = open("u");
            String second = open("u");
            ApiSession revoked = memory.sessions().openOf("u", clock.instant()).stream()
                    .filter(session -> !session.tokenHash().equals(hashOf(first)))
                    .findFirst()
                    .orElseThrow();
            memory.sessions().close(revoked.tokenHash(), SessionEnd.REVOKED, entry());
            clock.advance(Duration.ofSeconds(1));

            String third = open("u");

            assertGood("u", first, third);
            assertRefused(second, "revoked");
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

            assertRefused(first, "superseded");
            assertGood("u", second, third);
        }

        @Test
        void aSignOutMakesRoomForOneAndNoMore() {
            policy = policy.withSessionsPerAccount(2);
            String first = open("u");
            String second = open("u");
            sessions.signOut(second, TILL);

            String third = open("u");
            assertGood("u", first, third);

            sessions.username(third);
            open("u");
            assertRefused(first, "superseded");
        }

        @Test
        void countsThoseOfBeforeARestartByTheirLastUse() {
            policy = policy.withSessionsPerAccount(2);
            String first = open("u");
            String second = open("u");
            clock.advance(Duration.ofSeconds(30));
            sessions.username(first);
            Sessions restarted = node();

            String third = restarted.open("u", TILL, entry());

            assertRefused(second, "superseded");
            assertGood("u", first, third);
        }

        @Test
        void seesWithinASecondWhatAnotherNodeHasInUse() {
            policy = policy.withSessionsPerAccount(2);
            Sessions other = node();
            String first = open("u");
            String second = open("u");
            clock.advance(Duration.ofSeconds(30));
            other.username(first);
            clock.advance(Duration.ofSeconds(1));

            String third = open("u");

            assertRefused(second, "superseded");
            assertGood("u", first, third);
        }

        @Test
        void costsAListOfThemOnceASecondAtMost() {
            policy = policy.withSessionsPerAccount(2);
            for (int i = 0; i < 100; i++) {
                open("u");
            }
            assertThat(store.lists).hasValue(1);
            clock.advance(Duration.ofSeconds(1));
            for (int i = 0; i < 100; i++) {
                open("u");
            }

            assertThat(store.lists).hasValue(2);
        }

        @Test
        void leavesAtMostTenThousandRowsAndTakesTheOldest() {
            policy = policy.withSessionsPerAccount(10);
            String first = open("u");
            for (int i = 0; i < 11_000; i++) {
                clock.advance(Duration.ofMillis(1));
                open("u");
            }
            String last = open("u");

            assertRefused(first, "unknown");
            assertGood("u", last);
            assertThat(memory.sessions().trimOf("u", clock.instant(), 0, 100_000))
                    .isBetween(9_000, 10_000);
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

    private String open(String username) {
        return sessions.open(username, TILL, entry());
    }

    private static String hashOf(String accessToken) {
        return Sha256.hex(accessToken.getBytes(StandardCharsets.UTF_8));
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

    private void assertGood(String username, String... tokens) {
        for (String token : tokens) {
            assertThat(sessions.username(token)).isEqualTo(username);
        }
    }

    private void assertRefused(String token, String reason) {
        assertThatThrownBy(() -> sessions.username(token))
                .hasMessage("Authentication failed (bad accessToken: " + reason + ")");
    }
}
