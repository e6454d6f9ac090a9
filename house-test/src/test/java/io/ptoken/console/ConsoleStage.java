package io.ptoken.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.service.port.CallFigures;
import io.ptoken.store.jdbc.JdbcStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * The demo while it serves, with a day's figures behind it.
 *
 * @param address of the console, without the slash at its end
 * @param password of every account
 * @param data data directory
 */
record ConsoleStage(String address, String password, Path data) {

    /** The accounts of people, one of each kind. */
    static final List<String> PEOPLE = List.of("administrator", "operator", "technician", "auditor");

    /** A meter that has got tokens. */
    static final String METER = "600727000000000009";

    private static final int MINUTES = 24 * 60;

    /** Serves while {@code act} is at work. */
    static void with(Consumer<ConsoleStage> act) {
        CommandRun run = new TestSurroundings()
                .runWhile(
                        started -> {
                            ConsoleStage stage = of(started);
                            stage.tellOfTheDayBefore();
                            act.accept(stage);
                        },
                        "demo",
                        "--json",
                        "--port=0");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    private static ConsoleStage of(String line) {
        try {
            JsonNode facts = new ObjectMapper().readTree(line);
            return new ConsoleStage(
                    facts.path("console").asText().replaceFirst("/$", ""),
                    facts.path("password").asText(),
                    Path.of(facts.path("dataDirectory").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Figures as the node writes them, every minute; fewer at night. */
    private void tellOfTheDayBefore() {
        try (JdbcStore store = JdbcStore.openSqlite(data.resolve("ptoken.db"))) {
            Instant begin = TestSurroundings.NOW.minus(Duration.ofMinutes(MINUTES));
            for (int minute = 0; minute < MINUTES; minute += 10) {
                store.figures().add("demo", begin.plus(Duration.ofMinutes(minute)), figures(minute));
            }
            for (int minute = MINUTES - 60; minute < MINUTES; minute++) {
                if (minute % 10 != 0) {
                    store.figures().add("demo", begin.plus(Duration.ofMinutes(minute)), figures(minute));
                }
            }
        }
    }

    private static CallFigures figures(int minute) {
        int tokens = (int) (90 + 40 * Math.sin(minute / 230.0) + minute * 7 % 13);
        List<Long> times = new ArrayList<>(Collections.nCopies(CallFigures.MILLISECONDS.size() + 1, 0L));
        times.set(4, tokens * 6L / 10);
        times.set(5, tokens * 3L / 10);
        times.set(6, tokens - times.get(4) - times.get(5));
        return new CallFigures(tokens, minute % 17 == 0 ? 1 : 0, minute % 97 == 0 ? 1 : 0, times);
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "ConsoleStage[" + address + "]";
    }
}
