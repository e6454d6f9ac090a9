package io.ptoken.sts.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.testing.KeptSecrets;
import java.lang.reflect.Field;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a key is kept in holds nothing of it once it is closed. */
class ZeroisedKeysTest {

    /** A holder and how it is closed. */
    private record Holder(String name, AutoCloseable secret) {}

    @TestFactory
    Stream<DynamicTest> arraysAreZeroisedOnClose() {
        return Stream.of(
                        new Holder("vending key", Keys.vendingKey(Keys.LONG)),
                        new Holder(
                                "copy of a vending key",
                                Keys.vendingKey(Keys.LONG).copy()),
                        new Holder("component", KeyComponent.of(Keys.bytes(Keys.LONG))),
                        new Holder("DES schedule", Des.of(0x0123_4567_89AB_CDEFL)),
                        new Holder("HMAC pads", PreparedHmac.of(Keys.bytes(Keys.LONG))),
                        new Holder("DKGA02", generator(DecoderKeyAlgorithm.DKGA02, Keys.DES)),
                        new Holder("DKGA04", generator(DecoderKeyAlgorithm.DKGA04, Keys.LONG)))
                .map(holder -> DynamicTest.dynamicTest(holder.name(), () -> {
                    KeptSecrets kept = KeptSecrets.of(holder.secret());
                    holder.secret().close();
                    kept.assertZeroised();
                }));
    }

    private static DecoderKeyGenerator generator(DecoderKeyAlgorithm algorithm, String key) {
        return DecoderKeyGenerator.of(algorithm, Keys.vendingKey(key), DerivationAssumptions.DEFAULT);
    }

    @Test
    void wordsAreZeroisedOnClose() throws ReflectiveOperationException {
        DecoderKey decoderKey = DecoderKey.of(Keys.bytes("00112233445566778899AABBCCDDEEFF"));
        assertThat(word(decoderKey, "first")).isNotZero();
        assertThat(word(decoderKey, "second")).isNotZero();
        decoderKey.close();
        assertThat(word(decoderKey, "first")).isZero();
        assertThat(word(decoderKey, "second")).isZero();

        DecoderKeyGenerator generator = generator(DecoderKeyAlgorithm.DKGA02, Keys.DES);
        assertThat(word(generator, "vendingKey")).isNotZero();
        generator.close();
        assertThat(word(generator, "vendingKey")).isZero();
    }

    private static long word(Object holder, String name) throws ReflectiveOperationException {
        Field field = holder.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.getLong(holder);
    }
}
