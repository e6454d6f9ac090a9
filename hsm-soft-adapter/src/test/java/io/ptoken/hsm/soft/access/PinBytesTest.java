package io.ptoken.hsm.soft.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinBytesTest {

    private final List<byte[]> given = new ArrayList<>();

    @Test
    void areUtf8AndTheCallersCharactersAreLeftToIt() {
        char[] pin = "Schlüssel€".toCharArray();
        assertThat(PinBytes.<String>of(pin, bytes -> new String(bytes, StandardCharsets.UTF_8)))
                .isEqualTo("Schlüssel€");
        assertThat(pin).containsExactly("Schlüssel€".toCharArray());
    }

    @Test
    void areZeroisedAfterwards() {
        PinBytes.of("12345678".toCharArray(), given::add);
        assertThat(given.get(0)).hasSize(8).containsOnly(0);
    }

    @Test
    void areZeroisedAfterAFailureToo() {
        assertThatThrownBy(() -> PinBytes.of("12345678".toCharArray(), bytes -> {
                    given.add(bytes);
                    throw new IllegalStateException("a failure");
                }))
                .hasMessage("a failure");
        assertThat(given.get(0)).hasSize(8).containsOnly(0);
    }
}
