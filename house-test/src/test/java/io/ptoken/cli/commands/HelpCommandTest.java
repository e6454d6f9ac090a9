package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import org.junit.jupiter.api.Test;

/** {@code HelpLayoutTest} compares the help of every command with its option. */
class HelpCommandTest {

    private final TestSurroundings surroundings = new TestSurroundings();

    @Test
    void withoutANameItIsThatOfTheProgram() {
        assertThat(surroundings.run("help").out())
                .isEqualTo(surroundings.run("--help").out());
    }

    @Test
    void allOfACommandIsItsOwnAndThatOfEachBelowIt() {
        CommandRun run = surroundings.run("help", "--all", "clock");

        assertThat(run.out())
                .isEqualTo(surroundings.run("clock", "--help").out()
                        + System.lineSeparator()
                        + surroundings.run("clock", "accept", "--help").out());
        assertThat(run.exitCode()).isZero();
    }
}
