package io.ptoken.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StyleTest {

    @Test
    void coloursAreForTerminalsOnly() {
        assertThat(Style.GREEN.of("ok", false)).isEqualTo("ok");
        assertThat(Style.GREEN.of("ok", true)).isEqualTo("\u001b[32mok\u001b[0m");
    }
}
