package io.ptoken.store.jdbc.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgresSettingsTest {

    private static final String URL = "jdbc:postgresql://db:5432/ptoken";

    @Test
    void showsNeitherPasswordNorOptions() {
        PostgresSettings settings = PostgresSettings.of(URL + "?sslpassword=marker", "ptoken", "marker");
        assertThat(settings).hasToString("PostgresSettings[" + URL + ", user ptoken]");
        assertThat(settings.place()).isEqualTo(URL);
    }

    @Test
    void refusesAnotherDatabaseWithoutShowingItsOptions() {
        assertThatThrownBy(() -> PostgresSettings.of("jdbc:mysql://db/x?password=marker", "u", "p"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("jdbc:mysql://db/x")
                .hasMessageContaining("jdbc:postgresql://host:port/database")
                .hasMessageNotContaining("marker");
    }

    @Test
    void takesNoTimeOutOfRange() {
        assertThatThrownBy(() -> settings(4, Duration.ZERO, 15)).hasMessageContaining("whole seconds from 1 to 600");
        assertThatThrownBy(() -> settings(4, Duration.ofMillis(1500), 15))
                .hasMessageContaining("whole seconds from 1 to 600");
        assertThatThrownBy(() -> settings(4, Duration.ofSeconds(601), 15))
                .hasMessageContaining("whole seconds from 1 to 600");
        assertThat(settings(4, Duration.ofMinutes(10), 15)).isNotNull();
    }

    @Test
    void waitsForTheSocketLongerThanForAStatement() {
        assertThatThrownBy(() -> settings(4, Duration.ofSeconds(5), 10))
                .hasMessageContaining("database socket timeout")
                .hasMessageContaining("longer than the statement timeout, 10 s");
        assertThat(settings(4, Duration.ofSeconds(5), 11)).isNotNull();
    }

    @Test
    void waitsForAStatementLongerThanForALock() {
        Duration ten = Duration.ofSeconds(10);
        assertThatThrownBy(() -> new PostgresSettings(URL, "ptoken", "", 4, ten, ten, ten, ten.plus(ten)))
                .hasMessageContaining("database statement timeout")
                .hasMessageContaining("longer than the lock timeout, 10 s");
    }

    @Test
    void readsOnOneToHundredConnections() {
        assertThatThrownBy(() -> settings(0, Duration.ofSeconds(5), 15)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> settings(101, Duration.ofSeconds(5), 15)).isInstanceOf(InvalidValueException.class);
        assertThat(settings(100, Duration.ofSeconds(5), 15).readers()).isEqualTo(100);
    }

    private static PostgresSettings settings(int readers, Duration connect, int socketSeconds) {
        return new PostgresSettings(
                URL,
                "ptoken",
                "",
                readers,
                connect,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(socketSeconds));
    }
}
