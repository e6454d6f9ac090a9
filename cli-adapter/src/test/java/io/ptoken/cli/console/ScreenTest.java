package io.ptoken.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {

    @ParameterizedTest
    @CsvSource({"60, 80, 60", "0, 80, 80", "0, 0, 100", "300, 0, 120", "10, 0, 40"})
    void helpTakesTheColumnsOfTheTerminalWithinReason(int out, int err, int help) {
        assertThat(new Screen(columns(out), columns(err)).helpColumns()).isEqualTo(help);
    }

    private static OptionalInt columns(int columns) {
        return columns == 0 ? OptionalInt.empty() : OptionalInt.of(columns);
    }
}
