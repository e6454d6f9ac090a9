package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoTest {

    private static final String LONG = "x".repeat(100_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LONG",
                "vk LONG",
                "vk list --LONG",
                "vk show LONG",
                "vk list --module LONG --data target/none",
                "init --currency-scale LONG",
                "token credit --drn LONG --sgc 1 --krn 1 --amount 1 --unit kWh",
                "token decode LONG",
                "status --data LONG",
                "tables show LONG",
                "help LONG",
            })
    void whatIsTooLongIsCut(String command) {
        for (String end : new String[] {"", " --json"}) {
            CommandRun run = new TestSurroundings().run((command.replace("LONG", LONG) + end).split(" "));

            assertThat(run.exitCode()).isIn(1, 2);
            assertThat(run.err().length()).as(command).isLessThan(3_000);
            assertThat(run.out().length()).as(command).isLessThan(3_000);
        }
    }

    @Test
    void nothingMovesTheCursor() {
        assertThat(Echo.in("got '\u001b[2J\u009b\u202e\t', é\nexpected")).isEqualTo("got '?[2J???', é\nexpected");
    }

    @Test
    void pathsAreWhole() {
        String path = "/very/long".repeat(40);

        assertThat(Echo.in("no such file: " + path)).endsWith(path);
    }
}
