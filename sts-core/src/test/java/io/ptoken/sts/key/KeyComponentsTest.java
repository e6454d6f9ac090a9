package io.ptoken.sts.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyComponentsTest {

    private static List<KeyComponent> components(String... hex) {
        return Stream.of(hex).map(h -> KeyComponent.of(Keys.bytes(h))).toList();
    }

    @Nested
    class Combining {

        @Test
        void xorsTwoComponents() {
            assertThat(Keys.hex(KeyComponents.combineDecoderKey(components("0000000076767676", "7676767600000000"))))
                    .isEqualTo("7676767676767676");
        }

        @Test
        void xorsThreeComponents() {
            assertThat(Keys.hex(KeyComponents.combineVendingKey(
                            components("0101010101010101", "1010101010101010", "BABABABABABABABA"))))
                    .isEqualTo("ABABABABABABABAB");
        }

        @Test
        void makesALongVendingKey() {
            String zeros = "0000000000000000000000000000000000000000";
            assertThat(Keys.hex(KeyComponents.combineVendingKey(components(Keys.LONG, zeros))))
                    .isEqualTo(Keys.LONG);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 4})
        void needsTwoOrThree(int count) {
            List<KeyComponent> components = Collections.nCopies(count, KeyComponent.of(Keys.bytes(Keys.DES)));
            assertThatThrownBy(() -> KeyComponents.combineVendingKey(components))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("number of key components: got '" + count + "', expected 2-3");
        }

        @ParameterizedTest
        @ValueSource(strings = {"7676767676767676", "00112233445566778899AABBCCDDEEFF"})
        void takesAWholeDecoderKeyAsItWasEntered(String hex) {
            assertThat(Keys.hex(KeyComponents.wholeDecoderKey(KeyComponent.of(Keys.bytes(hex)))))
                    .isEqualTo(hex);
        }

        @Test
        void refusesComponentsOfTwoLengths() {
            assertThatThrownBy(() -> KeyComponents.combineVendingKey(components(Keys.DES, Keys.LONG)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("key component: got '160 bits', expected 64 bits, like the first");
        }

        @Test
        void refusesOneComponentEnteredTwice() {
            assertThatThrownBy(() -> KeyComponents.combineVendingKey(components(Keys.DES, Keys.DES)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("key components: got 'components that cancel out', expected components of a key");
        }
    }

    @Nested
    class Splitting {

        private final SecureRandom random = new SeededRandom(5);

        @ParameterizedTest
        @CsvSource({"ABABABABABABABAB, 2", "ABABABABABABABAB, 3", "ABABABABABABABAB949494949494949401234567, 2"})
        void makesComponentsThatCombineToTheVendingKey(String hex, int count) {
            VendingKey key = Keys.vendingKey(hex);
            List<KeyComponent> components = KeyComponents.split(key, count, random);
            assertThat(components).hasSize(count).doesNotHaveDuplicates();
            assertThat(KeyComponents.combineVendingKey(components)).isEqualTo(key);
        }

        @ParameterizedTest
        @CsvSource({"7676767676767676, 2", "00112233445566778899AABBCCDDEEFF, 3"})
        void makesComponentsThatCombineToTheDecoderKey(String hex, int count) {
            DecoderKey key = DecoderKey.of(Keys.bytes(hex));
            List<KeyComponent> components = KeyComponents.split(key, count, random);
            assertThat(components).hasSize(count);
            assertThat(KeyComponents.combineDecoderKey(components)).isEqualTo(key);
        }

        @Test
        void leavesTheKeyUsable() {
            VendingKey key = Keys.vendingKey(Keys.DES);
            KeyComponents.split(key, 2, random);
            assertThat(Keys.hex(key)).isEqualTo(Keys.DES);
        }

        @Test
        void isDifferentEveryTime() {
            VendingKey key = Keys.vendingKey(Keys.DES);
            assertThat(KeyComponents.split(key, 2, random)).isNotEqualTo(KeyComponents.split(key, 2, random));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 4})
        void needsTwoOrThreeCustodians(int count) {
            VendingKey key = Keys.vendingKey(Keys.DES);
            assertThatThrownBy(() -> KeyComponents.split(key, count, random)).isInstanceOf(InvalidValueException.class);
        }
    }

    /** Repeatable bytes; {@link SecureRandom#setSeed} only adds to what it has. */
    private static final class SeededRandom extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final Random random;

        SeededRandom(long seed) {
            random = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }
    }
}
