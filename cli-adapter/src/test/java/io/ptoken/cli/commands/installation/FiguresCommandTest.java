package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.service.port.CallFigures;
import io.ptoken.store.jdbc.JdbcStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class FiguresCommandTest {

    private static final CallFigures SOME =
            new CallFigures(30, 2, 1, List.of(0L, 0L, 20L, 10L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L));

    @TempDir
    Path directory;

    private TestInstallation installation = new TestInstallation(Path.of(""), Path.of(""));

    @BeforeEach
    void makeIt() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void showsMinutesAndHoursOfAllNodesOrOfOneWithAServerAndWithout() {
        try (JdbcStore store = JdbcStore.openSqlite(installation.data().resolve("ptoken.db"))) {
            store.figures().add("one:443", TestSurroundings.NOW.minus(Duration.ofMinutes(30)), SOME);
            store.figures().add("two:443", TestSurroundings.NOW.minus(Duration.ofMinutes(30)), SOME);
            store.figures().add("one:443", TestSurroundings.NOW.minus(Duration.ofMinutes(90)), SOME);
        }

        assertThat(BothWays.same(installation, "figures").out()).isEqualTo("""
                FROM                  TOKENS  CALLS  REFUSED  FAILED  HALF WITHIN  99% WITHIN
                2026-11-23T09:30:00Z  60      62     4        2       5 ms         over 5 s
                """);
        assertThat(BothWays.same(installation, "figures", "--hours", "3", "--node", "one:443")
                        .out())
                .isEqualTo("""
                FROM                  TOKENS  CALLS  REFUSED  FAILED  HALF WITHIN  99% WITHIN
                2026-11-23T08:00:00Z  30      31     2        1       5 ms         over 5 s
                2026-11-23T09:00:00Z  30      31     2        1       5 ms         over 5 s
                """);
        assertThat(BothWays.same(installation, "figures", "--minutes", "10").out())
                .isEqualTo("No calls in that time.\n");
        assertThat(BothWays.same(installation, "figures", "--json").out())
                .contains("\"begin\" : \"2026-11-23T09:30:00Z\"", "\"nodes\" : 2", "\"halfWithinMilliseconds\" : 5")
                .doesNotContain("nearlyAllWithinMilliseconds");
    }

    @Test
    void aServerThatStopsHasWrittenWhatItSold() {
        installation.loadKey("--sgc", "123457", "--krn", "1");
        BothWays.whileServed(installation, () -> {
            CommandRun sold = installation
                    .with("PW", "")
                    .typing("5A".repeat(32))
                    .run(
                            "token",
                            "credit",
                            "--drn",
                            "600727000000000009",
                            "--sgc",
                            "123457",
                            "--krn",
                            "1",
                            "--amount",
                            "100",
                            "--unit",
                            "hWh");
            assertThat(sold.err()).isEmpty();
            assertThat(sold.exitCode()).isZero();
        });

        assertThat(installation.surroundings().run("figures").out().lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("2026-11-23T10:00:00Z  1       1      0        0 ");
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThat(installation
                        .surroundings()
                        .run("figures", "--minutes", "1441")
                        .err())
                .startsWith("ptoken: --minutes: got 1441, expected 1-1440\n");
        assertThat(installation.surroundings().run("figures", "--hours", "0").err())
                .startsWith("ptoken: --hours: got 0, expected 1-768\n");
        assertThat(installation
                        .surroundings()
                        .run("figures", "--hours", "1", "--minutes", "1")
                        .err())
                .startsWith("ptoken: --minutes or --hours, not both\n");
    }
}
