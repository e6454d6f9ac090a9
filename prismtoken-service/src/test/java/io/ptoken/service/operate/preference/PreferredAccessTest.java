package io.ptoken.service.operate.preference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferredAccessTest {

    private final PreferenceService preferences =
            new PreferenceService(new InMemoryStore().preferences(), new SettableClock("2026-11-23T12:00:00Z"));
    private final AccessPolicy others = AccessPolicy.DEFAULT.withSlidingSessions(false);
    private final PreferredAccess access = new PreferredAccess(preferences, others);

    @Test
    void followsThePreferencesAndLeavesTheRest() {
        assertThat(access.get()).isEqualTo(others.withSessionTimeout(Duration.ofMinutes(5)));

        preferences.set("ptoken.sessionTimeoutSec", "600", "jane", "local");
        preferences.set("account.password.maximum.age.days", "90", "jane", "local");

        assertThat(access.get())
                .isEqualTo(others.withSessionTimeout(Duration.ofMinutes(10)).withPasswordMaximumAgeDays(90));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "604800, 3650"})
    void takesEveryValueThatThePreferencesAllow(String seconds, String days) {
        preferences.set("ptoken.sessionTimeoutSec", seconds, "jane", "local");
        preferences.set("account.password.maximum.age.days", days, "jane", "local");

        assertThat(access.get().sessionTimeout()).isEqualTo(Duration.ofSeconds(Long.parseLong(seconds)));
        assertThat(access.get().passwordMaximumAgeDays()).isEqualTo(Integer.parseInt(days));
    }

    @Test
    void isMadeAnewOnlyWhenThePreferencesHaveBeen() {
        AccessPolicy before = access.get();
        assertThat(access.get()).isSameAs(before);

        preferences.set("ptoken.sessionTimeoutSec", "600", "jane", "local");

        assertThat(access.get()).isNotSameAs(before).isSameAs(access.get());
    }
}
