package io.ptoken.sts.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.UnsupportedException;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three holders of key bytes keep the same promises. */
class SecretHoldersTest {

    private static final KeyBytesAccess ACCESS = KeyBytesAccess.grant();

    @Nested
    class AVendingKey {

        @ParameterizedTest
        @ValueSource(ints = {8, 20})
        void hasTheLengthOfDkga02OrDkga04(int bytes) {
            assertThat(VendingKey.of(new byte[bytes]).bits()).isEqualTo(8 * bytes);
        }

        @Test
        void refusesTheKeyPairOfDkga03() {
            assertThatThrownBy(() -> VendingKey.of(new byte[16]))
                    .isInstanceOf(UnsupportedException.class)
                    .hasMessage("a 128-bit vending key is not supported: its algorithm DKGA03 is withdrawn");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 7, 9, 19, 21, 32})
        void refusesAnyOtherLength(int bytes) {
            assertThatThrownBy(() -> VendingKey.of(new byte[bytes]))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("vending key: got '" + 8 * bytes + " bits', expected 64 or 160 bits");
        }

        @Test
        void copiesItsBytesInAndOut() {
            byte[] bytes = Keys.bytes(Keys.DES);
            VendingKey key = VendingKey.of(bytes);
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(key.bytes(ACCESS), (byte) 0);
            assertThat(Keys.hex(key)).isEqualTo(Keys.DES);
        }

        @Test
        void refusesEveryUseAfterClose() {
            VendingKey key = Keys.vendingKey(Keys.LONG);
            VendingKey other = Keys.vendingKey(Keys.LONG);
            key.close();
            key.close();
            assertThatThrownBy(() -> key.bytes(ACCESS)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(key::copy).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> key.equals(other)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> DecoderKeyGenerator.of(DecoderKeyAlgorithm.DKGA04, key))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("vending key is closed");
        }

        @Test
        void outlivesItsCopy() {
            VendingKey key = Keys.vendingKey(Keys.DES);
            key.copy().close();
            assertThat(Keys.hex(key)).isEqualTo(Keys.DES);
        }

        @Test
        void isEqualByItsBytes() {
            assertThat(Keys.vendingKey(Keys.DES))
                    .isEqualTo(Keys.vendingKey(Keys.DES))
                    .hasSameHashCodeAs(Keys.vendingKey(Keys.DES))
                    .isNotEqualTo(Keys.vendingKey("ABABABABABABABAA"))
                    .isNotEqualTo(Keys.vendingKey(Keys.LONG));
        }

        @Test
        void showsOnlyItsLength() {
            assertThat(Keys.vendingKey(Keys.LONG)).hasToString("VendingKey[160 bits]");
        }
    }

    @Nested
    class ADecoderKey {

        private static final String LONG = "00112233445566778899AABBCCDDEEFF";

        @Test
        void keepsItsBytesInOrder() {
            assertThat(Keys.hex(DecoderKey.of(Keys.bytes(LONG)))).isEqualTo(LONG);
            assertThat(Keys.hex(DecoderKey.of(Keys.bytes("0123456789ABCDEF")))).isEqualTo("0123456789ABCDEF");
            assertThat(DecoderKey.of(Keys.bytes(LONG)).firstWord(ACCESS)).isEqualTo(0x0011_2233_4455_6677L);
            assertThat(DecoderKey.of(Keys.bytes(LONG)).secondWord(ACCESS)).isEqualTo(0x8899_AABB_CCDD_EEFFL);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 7, 15, 17, 20})
        void refusesAnyOtherLength(int bytes) {
            assertThatThrownBy(() -> DecoderKey.of(new byte[bytes]))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("decoder key: got '" + 8 * bytes + " bits', expected 64 or 128 bits");
        }

        @Test
        void refusesEveryUseAfterClose() {
            DecoderKey key = DecoderKey.of(Keys.bytes(LONG));
            DecoderKey other = DecoderKey.of(Keys.bytes(LONG));
            key.close();
            key.close();
            assertThatThrownBy(() -> key.bytes(ACCESS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("decoder key is closed");
            assertThatThrownBy(() -> key.firstWord(ACCESS)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> key.secondWord(ACCESS)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(key::copy).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> key.equals(other)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> other.equals(key)).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void outlivesItsCopy() {
            DecoderKey key = DecoderKey.of(Keys.bytes(LONG));
            key.copy().close();
            assertThat(Keys.hex(key)).isEqualTo(LONG);
        }

        @Test
        void isEqualByItsBytes() {
            assertThat(DecoderKey.of(Keys.bytes(LONG)))
                    .isEqualTo(DecoderKey.of(Keys.bytes(LONG)))
                    .hasSameHashCodeAs(DecoderKey.of(Keys.bytes(LONG)))
                    .isNotEqualTo(DecoderKey.of(Keys.bytes("00112233445566778899AABBCCDDEEFE")));
            // A short key and a long one with the same number in front are two keys.
            assertThat(DecoderKey.of(new byte[8])).isNotEqualTo(DecoderKey.of(new byte[16]));
        }

        @Test
        void showsOnlyItsLength() {
            assertThat(DecoderKey.of(Keys.bytes(LONG))).hasToString("DecoderKey[128 bits]");
        }
    }

    @Nested
    class AComponent {

        @Test
        void refusesALengthNoKeyHas() {
            assertThatThrownBy(() -> KeyComponent.of(new byte[10]))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("key component: got '80 bits', expected 64, 128 or 160 bits");
        }

        @Test
        void refusesEveryUseAfterClose() {
            KeyComponent component = KeyComponent.of(Keys.bytes(Keys.DES));
            component.close();
            assertThatThrownBy(() -> component.bytes(ACCESS)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> component.checkValue(KeyCheckValueMethod.standard()))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(component::parityWarning).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void showsOnlyItsLength() {
            assertThat(KeyComponent.of(Keys.bytes(Keys.LONG))).hasToString("KeyComponent[160 bits]");
        }

        @Test
        void isEqualByItsBytes() {
            assertThat(KeyComponent.of(Keys.bytes(Keys.DES)))
                    .isEqualTo(KeyComponent.of(Keys.bytes(Keys.DES)))
                    .isNotEqualTo(KeyComponent.of(Keys.bytes("ABABABABABABABAA")));
        }
    }
}
