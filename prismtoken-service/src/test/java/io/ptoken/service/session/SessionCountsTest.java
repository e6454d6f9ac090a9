package io.ptoken.service.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCountsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant END = NOW.plusSeconds(60);

    private final SessionCounts counts = new SessionCounts();

    private List<String> open(String token, Instant now) {
        return counts.opened("vendor", token, now.plusSeconds(60), now, 2);
    }

    @Test
    void theOldestSessionsMakeRoom() {
        assertThat(open("a", NOW)).isEmpty();
        assertThat(open("b", NOW)).isEmpty();
        assertThat(open("c", NOW)).containsExactly("a");
        assertThat(counts.opened("other", "x", END, NOW, 2)).isEmpty();
    }

    @Test
    void allThatAreTooManyAreGivenUpWhenTheLimitWasLowered() {
        open("a", NOW);
        open("b", NOW);
        assertThat(counts.opened("vendor", "c", END, NOW, 1)).containsExactly("a", "b");
    }

    @Test
    void sessionsThatHaveEndedAreNotGivenUpAgain() {
        open("a", NOW);
        open("b", NOW.plusSeconds(30));
        assertThat(open("c", NOW.plusSeconds(60))).isEmpty();
        assertThat(open("d", NOW.plusSeconds(60))).containsExactly("b");
    }

    @Test
    void aSessionThatWasExtendedLastsAsLongAsItSays() {
        open("a", NOW);
        open("b", NOW.plusSeconds(30));
        counts.extended("vendor", "a", NOW.plusSeconds(90));
        counts.extended("vendor", "unknown", NOW.plusSeconds(90));
        assertThat(open("c", NOW.plusSeconds(60))).containsExactly("a");
    }

    @Test
    void closedSessionsMakeRoom() {
        open("a", NOW);
        open("b", NOW);
        counts.closed("vendor", "a");
        assertThat(open("c", NOW)).isEmpty();
    }
}
