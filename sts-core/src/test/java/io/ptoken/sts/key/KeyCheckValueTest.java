package io.ptoken.sts.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCheckValueTest {

    @Test
    void isKeptInUpperCase() {
        assertThat(new KeyCheckValue("a99b0d"))
                .isEqualTo(new KeyCheckValue("A99B0D"))
                .hasToString("A99B0D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A99B0", "A99B0D0", "A99B0G"})
    void refusesAnythingButSixHexDigits(String text) {
        assertThatThrownBy(() -> new KeyCheckValue(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageEndingWith("expected 6 hex digits");
    }

    @Nested
    class OfADesKey {

        private final KeyCheckValueMethod method = KeyCheckValueMethod.standard();

        @Test
        void isTheBeginningOfEncryptedZeros() {
            // The published test value for the all-zero block under key 0101010101010101 is 8CA64DE9C1B123A7.
            assertThat(method.of(Keys.vendingKey("0101010101010101"))).hasToString("8CA64D");
        }

        @Test
        void ignoresParity() {
            assertThat(method.of(Keys.vendingKey("AAAAAAAAAAAAAAAA"))).isEqualTo(method.of(Keys.vendingKey(Keys.DES)));
        }

        @Test
        void isTheSameForADecoderKeyAndAComponent() {
            KeyCheckValue expected = method.of(Keys.vendingKey(Keys.DES));
            assertThat(method.of(DecoderKey.of(Keys.bytes(Keys.DES)))).isEqualTo(expected);
            assertThat(KeyComponent.of(Keys.bytes(Keys.DES)).checkValue(method)).isEqualTo(expected);
        }

        @Test
        void doesNotExistForALongKey() {
            assertThatThrownBy(() -> new DesKeyCheckValue().of(Keys.vendingKey(Keys.LONG)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("key for a DES KCV: got '160 bits', expected 64 bits");
        }
    }

    @Nested
    class OfALongKey {

        @ParameterizedTest
        @EnumSource(LongKeyCheckValue.class)
        void followsTheAssumptionNamed(LongKeyCheckValue assumption) {
            String expected = switch (assumption) {
                case KEY_LOAD_PROFILE -> "4BB481";
                case HMAC_OF_ZEROS -> "0F353D";
                case SHA256_OF_KEY -> "ED4ABF";
            };
            assertThat(KeyCheckValueMethod.standard(assumption).of(Keys.vendingKey(Keys.LONG)))
                    .hasToString(expected);
        }

        @Test
        void isThatOfTheKeyLoadProfileByDefault() {
            assertThat(KeyCheckValueMethod.standard().of(Keys.vendingKey(Keys.LONG)))
                    .isEqualTo(LongKeyCheckValue.KEY_LOAD_PROFILE.of(Keys.vendingKey(Keys.LONG)));
        }

        @Test
        void servesDecoderKeysOfMisty1() {
            assertThat(KeyCheckValueMethod.standard(LongKeyCheckValue.SHA256_OF_KEY)
                            .of(DecoderKey.of(new byte[16])))
                    .hasToString("374708");
        }
    }
}
