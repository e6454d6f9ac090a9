package io.ptoken.cli.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A secret that stands somewhere is found, in every form of it. */
class TracesTest {

    private static final byte[] SECRET = HexFormat.of().parseHex("00fedcba987654320123456789abcdef");

    @Test
    void findsEachPartInEveryForm() {
        assertFound(Arrays.copyOf(SECRET, 8));
        for (String text : List.of("00FEDCBA98765432", "0123456789abcdef", "0123 4567 89AB CDEF")) {
            assertFound(text.getBytes(US_ASCII));
            assertFound(text.getBytes(UTF_16BE));
            assertFound(text.getBytes(UTF_16LE));
        }
    }

    @Test
    void findsNothingWhereLessThanAPartStands() {
        assertThat(Traces.of(List.of(SECRET), Arrays.copyOf(SECRET, 7))).isEmpty();
    }

    private static void assertFound(byte[] form) {
        byte[] memory = new byte[100 + form.length];
        System.arraycopy(form, 0, memory, 100, form.length);

        assertThat(Traces.of(List.of(SECRET), memory)).contains(HexFormat.of().formatHex(form) + " at 100");
    }
}
