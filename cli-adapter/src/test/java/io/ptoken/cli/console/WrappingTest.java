package io.ptoken.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingTest {

    @Test
    void leavesALineThatFits() {
        assertThat(Wrapping.wrap("  --a   one two", 15)).containsExactly("  --a   one two");
    }

    @Test
    void breaksAtBlanksAloneAndKeepsTheIndentation() {
        assertThat(Wrapping.wrap("  needs --allow-krn-update there", 20))
                .containsExactly("  needs", "  --allow-krn-update", "  there");
    }

    @Test
    void keepsTheSecondColumn() {
        assertThat(Wrapping.wrap("  --a=B  one two three", 18)).containsExactly("  --a=B  one two", "         three");
    }

    @Test
    void aSecondColumnTooFarToTheRightBeginsBelow() {
        assertThat(Wrapping.wrap("  ptoken demo --once  sells a token", 24))
                .containsExactly("  ptoken demo --once", "      sells a token");
    }

    @Test
    void aWordThatIsTooLongStaysWhole() {
        assertThat(Wrapping.wrap("a 1234567890 b", 8)).containsExactly("a", "1234567890", "b");
    }

    @Test
    void stylesAreNoColumns() {
        String red = Style.RED.of("ptoken:", true);

        assertThat(Wrapping.wrap(red + " one two", 15)).containsExactly(red + " one two");
        assertThat(Wrapping.wrap(red + " one two", 14)).containsExactly(red + " one", "two");
    }

    @Test
    void aCommandGoesOnBehindABackslashAndKeepsOptionsWithTheirValues() {
        assertThat(Wrapping.wrapCommand("  ptoken x --file a.hex --kcv 08D7B4 --yes", 26))
                .containsExactly("  ptoken x --file a.hex \\", "      --kcv 08D7B4 --yes");
        assertThat(Wrapping.wrapCommand("  ptoken x  what that does", 20)).noneMatch(line -> line.endsWith("\\"));
    }
}
