package io.ptoken.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenTextTest {

    @Test
    void groupsTwentyDigitsByFour() {
        assertThat(TokenText.grouped("00000000000134220736")).isEqualTo("0000 0000 0001 3422 0736");
    }
}
