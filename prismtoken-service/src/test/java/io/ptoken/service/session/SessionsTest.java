package io.ptoken.service.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.fixture.SettableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");

    @Test
    void givesEverySignInATokenOf256BitsOfItsOwn() {
        Sessions sessions = sessions(true, 1000);
        List<String> tokens =
                IntStream.range(0, 100).mapToObj(i -> sessions.open("u")).toList();

        assertThat(tokens).doesNotHaveDuplicates().allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void makesRoomByEndingTheSessionThatEndsFirst() {
        Sessions sessions = sessions(true, 2);
        String first = sessions.open("a");
        clock.advance(Duration.ofSeconds(1));
        String second = sessions.open("b");
        clock.advance(Duration.ofSeconds(1));
        assertThat(sessions.username(first)).isEqualTo("a");

        String third = sessions.open("c");

        assertThatThrownBy(() -> sessions.username(second)).hasMessageContaining("unknown");
        assertThat(sessions.username(first)).isEqualTo("a");
        assertThat(sessions.username(third)).isEqualTo("c");
        assertThat(sessions.size()).isEqualTo(2);
    }

    @Test
    void remembersAnEndedSessionForOneMoreLifetimeAndThenForgetsIt() {
        Sessions sessions = sessions(true, 1000);
        String old = sessions.open("a");
        clock.advance(LIFETIME.multipliedBy(2));
        sessions.open("b");
        assertThatThrownBy(() -> sessions.username(old)).hasMessageContaining("expired");

        clock.advance(Duration.ofSeconds(1));
        sessions.open("c");

        assertThatThrownBy(() -> sessions.username(old)).hasMessageContaining("unknown");
        assertThat(sessions.size()).isEqualTo(2);
    }

    @Test
    void staysWithinItsBoundUnderContention() {
        Sessions sessions = sessions(true, 50);

        IntStream.range(0, 2000).parallel().forEach(i -> {
            String token = sessions.open("user" + i);
            assertThat(token).isNotEmpty();
        });

        assertThat(sessions.size()).isEqualTo(50);
    }

    private Sessions sessions(boolean sliding, int capacity) {
        return new Sessions(clock, new SecureRandom(), LIFETIME, sliding, capacity);
    }
}
