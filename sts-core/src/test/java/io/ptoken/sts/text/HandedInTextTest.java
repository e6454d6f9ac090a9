package io.ptoken.sts.text;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandedInTextTest {

    private static final String MARK = "\uFEFF";

    @Test
    void leavesTheMarkOfUtf8Out() throws IOException {
        assertThat(HandedInText.utf8("a.yaml", (MARK + "caf\u00E9\n").getBytes(UTF_8)))
                .isEqualTo("caf\u00E9\n");
        assertThat(HandedInText.bytewise("a.pem", (MARK + "text").getBytes(UTF_8)))
                .isEqualTo("text");
        assertThat(HandedInText.start("a.hex", (MARK + "01").getBytes(UTF_8))).isEqualTo(HandedInText.MARK_BYTES);
    }

    @Test
    void leavesTextWithoutAMarkAsItIs() throws IOException {
        for (String text : List.of("", "1", "12", "caf\u00E9", "line\r\n", "\0\0\0\0")) {
            assertThat(HandedInText.utf8("a.yaml", text.getBytes(UTF_8))).isEqualTo(text);
            assertThat(HandedInText.start("a.yaml", text.getBytes(UTF_8))).isZero();
        }
    }

    @Test
    void takesEachByteForACharacterWhereTheFormatChecksThem() throws IOException {
        assertThat(HandedInText.bytewise("a.txt", new byte[] {'a', (byte) 0xE9, 0}))
                .isEqualTo("a\u00E9\0");
    }

    /** With a mark of either order, and without one, as Windows writes it. */
    @Test
    void tellsUtf16FromOtherFaults() {
        String text = "version: 1\nlisten: 127.0.0.1\n";
        for (byte[] content : List.of(
                (MARK + text).getBytes(UTF_16LE),
                text.getBytes(UTF_16),
                text.getBytes(UTF_16LE),
                text.getBytes(UTF_16BE),
                MARK.getBytes(UTF_16LE),
                "1".getBytes(UTF_16LE))) {
            for (Reading reading : List.<Reading>of(HandedInText::utf8, HandedInText::bytewise, HandedInText::start)) {
                assertThatExceptionOfType(TextEncodingException.class)
                        .isThrownBy(() -> reading.of("a.yaml", content))
                        .withMessage(
                                "a.yaml is written in UTF-16, which is not read here; save it as UTF-8 and try again");
            }
        }
    }

    @Test
    void namesTheByteThatIsNoUtf8() {
        for (byte[] content :
                List.of(new byte[] {'c', 'a', 'f', (byte) 0xE9, '\n'}, new byte[] {'c', 'a', 'f', (byte) 0xC3})) {
            assertThatExceptionOfType(TextEncodingException.class)
                    .isThrownBy(() -> HandedInText.utf8("a.yaml", content))
                    .withMessage("a.yaml is not written in UTF-8: byte 4 does not fit; save it as UTF-8 and try again");
        }
    }

    private interface Reading {
        Object of(String name, byte[] content) throws IOException;
    }
}
