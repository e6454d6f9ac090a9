package io.ptoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.console.Screen;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SystemPromptTest {

    private static final String QUESTION =
            "Replace the TLS key and certificate? Clients that trust the old one need it.";

    @Test
    void breaksAQuestionAtBlanksWhereTheTerminalEnds() {
        String narrow = SystemPrompt.laidOut(QUESTION, new Screen(OptionalInt.empty(), OptionalInt.of(40)));

        assertThat(narrow.lines()).hasSizeGreaterThan(1).allMatch(line -> line.length() < 40);
        assertThat(String.join(" ", narrow.lines().toList())).isEqualTo(QUESTION);
    }

    @Test
    void leavesAQuestionAsItIsWhereTheWidthIsNotKnown() {
        assertThat(SystemPrompt.laidOut(QUESTION, Screen.NONE)).isEqualTo(QUESTION);
    }
}
