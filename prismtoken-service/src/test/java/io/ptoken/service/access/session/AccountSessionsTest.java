package io.ptoken.service.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountSessionsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final AccountSessions sessions = new AccountSessions(List.of(), NOW);

    /** Opens one for a minute; those of more than {@code limit} that are given up for it. */
    private List<String> open(String token, Instant now, int limit) {
        sessions.opened(token, now, now.plusSeconds(60));
        List<String> surplus = new ArrayList<>();
        Optional<String> next = sessions.takeSurplus(now, limit);
        while (next.isPresent()) {
            surplus.add(next.get());
            next = sessions.takeSurplus(now, limit);
        }
        return surplus;
    }

    @Test
    void theSessionUsedLongestAgoMakesRoom() {
        assertThat(open("a", NOW, 2)).isEmpty();
        assertThat(open("b", NOW, 2)).isEmpty();
        sessions.used("a", NOW.plusSeconds(1), NOW.plusSeconds(60));
        assertThat(open("c", NOW.plusSeconds(2), 2)).containsExactly("b");
    }

    @Test
    void allThatAreTooManyAreGivenUpWhenTheLimitWasLowered() {
        open("a", NOW, 2);
        open("b", NOW, 2);
        assertThat(open("c", NOW, 1)).containsExactly("a", "b");
    }

    @Test
    void sessionsThatHaveEndedAreNotGivenUpAgain() {
        open("a", NOW, 2);
        open("b", NOW.plusSeconds(30), 2);
        assertThat(open("c", NOW.plusSeconds(60), 2)).isEmpty();
        assertThat(open("d", NOW.plusSeconds(60), 2)).containsExactly("b");
    }

    @Test
    void aSessionThatWasUsedLastsAsLongAsItSays() {
        open("a", NOW, 2);
        open("b", NOW.plusSeconds(30), 2);
        sessions.used("a", NOW.plusSeconds(20), NOW.plusSeconds(90));
        sessions.used("unknown", NOW, NOW.plusSeconds(90));
        assertThat(open("c", NOW.plusSeconds(60), 2)).as("a has not ended").containsExactly("b");
    }

    @Test
    void closedSessionsMakeRoom() {
        open("a", NOW, 2);
        open("b", NOW, 2);
        sessions.closed("a");
        assertThat(open("c", NOW, 2)).isEmpty();
    }
}
