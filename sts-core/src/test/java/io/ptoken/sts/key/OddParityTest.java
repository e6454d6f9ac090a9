package io.ptoken.sts.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OddParityTest {

    @ParameterizedTest
    @CsvSource({
        "ABABABABABABABAB, true",
        "9494949494949494, true",
        "AAABABABABABABAB, false",
        "ABABABABABABABAA, false",
        "0000000000000000, false",
    })
    void isToldByteByByte(String key, boolean odd) {
        assertThat(OddParity.isOdd(Keys.bytes(key))).isEqualTo(odd);
    }

    @Test
    void isSetInTheLowBitAlone() {
        byte[] key = Keys.bytes("00AAABFFFE013180");
        assertThat(HexFormat.of().withUpperCase().formatHex(OddParity.adjusted(key)))
                .isEqualTo("01ABABFEFE013180");
        assertThat(HexFormat.of().withUpperCase().formatHex(key)).isEqualTo("00AAABFFFE013180");
    }

    @Test
    void isMadeOfADecoderKeyWhichStaysAsItIs() {
        try (DecoderKey key = DecoderKey.of(Keys.bytes("7777777777777777"));
                DecoderKey odd = OddParity.adjusted(key)) {
            assertThat(Keys.hex(odd)).isEqualTo("7676767676767676");
            assertThat(Keys.hex(key)).isEqualTo("7777777777777777");
        }
    }

    @Test
    void isReachedByAdjustingAnyKey() {
        Random random = new Random(8);
        for (int i = 0; i < 200; i++) {
            byte[] key = new byte[8];
            random.nextBytes(key);
            assertThat(OddParity.isOdd(OddParity.adjusted(key))).isTrue();
        }
    }

    @Test
    void warnsOfAKeyThatIsNotOddWithoutShowingIt() {
        assertThat(OddParity.warning(Keys.vendingKey("AAAAAAAAAAAAAAAA")).orElseThrow())
                .startsWith("vending key does not have odd parity.")
                .doesNotContain("AAAA");
        assertThat(OddParity.warning(DecoderKey.of(Keys.bytes("7777777777777777")))
                        .orElseThrow())
                .startsWith("DITK does not have odd parity.");
        assertThat(KeyComponent.of(Keys.bytes("7777777777777777"))
                        .parityWarning()
                        .orElseThrow())
                .startsWith("key component does not have odd parity.");
    }

    @Test
    void doesNotWarnOfAnOddKeyOrOneThatHasNoParity() {
        assertThat(OddParity.warning(Keys.vendingKey(Keys.DES))).isEmpty();
        assertThat(OddParity.warning(DecoderKey.of(Keys.bytes("7676767676767676"))))
                .isEmpty();
        assertThat(OddParity.warning(VendingKey.of(new byte[20]))).isEmpty();
        assertThat(OddParity.warning(DecoderKey.of(new byte[16]))).isEmpty();
        assertThat(KeyComponent.of(new byte[16]).parityWarning()).isEmpty();
    }
}
