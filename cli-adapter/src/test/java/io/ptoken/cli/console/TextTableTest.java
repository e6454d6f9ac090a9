package io.ptoken.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void alignsColumnsAndLeavesNoBlanksAtTheEnd() {
        assertThat(TextTable.of("SGC", "KRN").row("123457", "1").row("1").lines("  "))
                .containsExactly("  SGC     KRN", "  123457  1", "  1");
    }

    @Test
    void doesNotCountStylesAsColumns() {
        assertThat(new TextTable()
                        .row(Style.GREEN.of("ok", true), "1")
                        .row("fail", "2")
                        .lines(""))
                .containsExactly("\u001b[32mok\u001b[0m    1", "fail  2");
    }

    @Test
    void anEmptyTableHasNoLines() {
        assertThat(new TextTable().lines("")).isEmpty();
    }
}
