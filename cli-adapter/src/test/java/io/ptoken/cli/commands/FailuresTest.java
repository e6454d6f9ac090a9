package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.TestSurroundings;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final TestSurroundings surroundings = new TestSurroundings();

    @Test
    void areOneLineWithoutATrace() {
        assertThat(surroundings.run("tables", "show", "nowhere.json").err().lines())
                .hasSize(1)
                .allMatch(line -> line.startsWith("ptoken: "));
    }

    @Test
    void showTheTraceWhenAskedFor() {
        assertThat(surroundings
                        .variable("PTOKEN_DEBUG", "1")
                        .run("tables", "show", "nowhere.json")
                        .err())
                .contains("\tat io.ptoken.");
    }
}
