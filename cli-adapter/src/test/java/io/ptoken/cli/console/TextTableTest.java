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

    @Test
    void breaksTheLastColumnWhereThatIsEnough() {
        TextTable table = TextTable.of("ROW", "DETAIL")
                .row("1", "a sentence of several words here")
                .row("2", "short");

        assertThat(table.lines("", 30))
                .containsExactly("ROW  DETAIL", "1    a sentence of several", "     words here", "2    short");
    }

    @Test
    void becomesABlockForEachRowWhereColumnsAreTooFew() {
        TextTable table = TextTable.of("SGC", "KRN", "NAME")
                .row("123457", "1", "a town by the sea")
                .row("123456", "", "b");

        assertThat(table.lines(" ", 18))
                .containsExactly(
                        " SGC   123457",
                        " KRN   1",
                        " NAME  a town by",
                        "       the sea",
                        "",
                        " SGC   123456",
                        " NAME  b");
    }

    @Test
    void aWordThatIsTooLongGoesOnBelow() {
        TextTable table = TextTable.of("ID", "NAME").row("0123456789abcdef", "b");

        assertThat(table.lines("", 14)).containsExactly("ID    01234567", "      89abcdef", "NAME  b");
    }

    @Test
    void withoutHeadingTheCellsStandUnderEachOther() {
        assertThat(new TextTable()
                        .row("transactions left", "a long explanation")
                        .lines("", 22))
                .containsExactly("transactions left", "  a long explanation");
    }

    @Test
    void isAsLongAsItIsWhereThereIsNoTerminal() {
        assertThat(TextTable.of("A").row("x".repeat(500)).lines("")).containsExactly("A", "x".repeat(500));
    }
}
