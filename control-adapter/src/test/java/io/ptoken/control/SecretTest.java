package io.ptoken.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void isZerosOnceItIsClosed() {
        byte[] bytes = {1, 2, 3};
        Secret secret = Secret.of(bytes);
        assertThat(secret.bytes()).isSameAs(bytes);
        secret.close();
        secret.close();
        assertThat(bytes).containsOnly(0);
        assertThatThrownBy(secret::bytes).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(secret::text).isInstanceOf(IllegalStateException.class);
        assertThat(secret).hasToString("Secret[3 bytes]");
    }

    @Test
    void takesTextAndGivesItBack() {
        char[] text = "gr\u00fc\u00dfe \ud83d\ude00".toCharArray();
        try (Secret secret = Secret.ofText(text)) {
            assertThat(text).containsOnly('\0');
            assertThat(secret.text()).isEqualTo("gr\u00fc\u00dfe \ud83d\ude00".toCharArray());
        }
    }

    @Test
    void bytesThatAreNoTextAreNotQuoted() {
        try (Secret secret = Secret.of(new byte[] {'a', (byte) 0xC3})) {
            // The end of the text cuts a character in two.
            assertThat(secret.bytes()).hasSize(2);
            assertThatThrownBy(secret::text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("secret: got bytes that are no UTF-8 text, expected text");
        }
    }

    @Test
    void oneThatIsTooLongIsZeroisedAndRefused() {
        byte[] bytes = new byte[Secret.MOST_BYTES + 1];
        bytes[0] = 1;
        assertThatThrownBy(() -> Secret.of(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secret: got 65537 bytes, expected at most 65536");
        assertThat(bytes).containsOnly(0);
    }
}
