package io.ptoken.sts.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key that is closed while others use it gives the right answer or none, never one made from zeroised bytes. */
class KeyContentionTest {

    private static final int THREADS = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"DKGA02, STA, ABABABABABABABAB", "DKGA04, STA, ABABABABABABABAB949494949494949401234567"})
    void aGeneratorClosedInMidFlightMakesNoWrongKey(
            DecoderKeyAlgorithm algorithm, EncryptionAlgorithm ea, String vendingKey) throws Exception {
        DecoderKeyContext context = Keys.context("201457", ea);
        String right = Keys.hex(
                DecoderKeyGenerator.of(algorithm, Keys.vendingKey(vendingKey)).generate(context));
        for (int round = 0; round < 200; round++) {
            DecoderKeyGenerator generator = DecoderKeyGenerator.of(algorithm, Keys.vendingKey(vendingKey));
            assertThat(whileClosing(generator::close, () -> Keys.hex(generator.generate(context))))
                    .allMatch(right::equals);
        }
    }

    @Test
    void aDecoderKeyClosedInMidFlightGivesNoWrongBytes() throws Exception {
        for (int round = 0; round < 200; round++) {
            DecoderKey key = DecoderKey.of(Keys.bytes("00112233445566778899AABBCCDDEEFF"));
            assertThat(whileClosing(key::close, () -> Keys.hex(key)))
                    .allMatch("00112233445566778899AABBCCDDEEFF"::equals);
        }
    }

    @Test
    void aVendingKeyClosedInMidFlightGivesNoWrongBytes() throws Exception {
        for (int round = 0; round < 200; round++) {
            VendingKey key = Keys.vendingKey(Keys.LONG);
            assertThat(whileClosing(key::close, () -> Keys.hex(key))).allMatch(Keys.LONG::equals);
        }
    }

    @Test
    void manyThreadsShareOneGenerator() throws Exception {
        DecoderKeyGenerator generator = DecoderKeyGenerator.of(DecoderKeyAlgorithm.DKGA04, Keys.vendingKey(Keys.LONG));
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            boolean misty1 = i % 2 == 0;
            DecoderKeyContext context =
                    Keys.context("201457", misty1 ? EncryptionAlgorithm.MISTY1 : EncryptionAlgorithm.STA);
            String right = misty1 ? "929BD3A415C9420A05EC5EE9F3CE91C3" : "87F3ECBB2E46B48F";
            answers.add(threads.submit(() -> {
                boolean allRight = true;
                for (int j = 0; j < 5_000; j++) {
                    allRight &= Keys.hex(generator.generate(context)).equals(right);
                }
                return allRight;
            }));
        }
        for (Future<Boolean> answer : answers) {
            assertThat(answer.get()).isTrue();
        }
    }

    /** What readers got while another thread closed the object; the refusals are left out. */
    private List<String> whileClosing(Runnable close, Supplier<String> read)
            throws InterruptedException, ExecutionException, BrokenBarrierException {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<List<String>>> readers = new ArrayList<>();
        for (int i = 1; i < THREADS; i++) {
            readers.add(threads.submit(() -> {
                start.await();
                return readUntilRefused(read);
            }));
        }
        start.await();
        close.run();
        List<String> got = new ArrayList<>();
        for (Future<List<String>> reader : readers) {
            got.addAll(reader.get());
        }
        return got;
    }

    private static List<String> readUntilRefused(Supplier<String> read) {
        List<String> got = new ArrayList<>();
        try {
            while (true) {
                got.add(read.get());
            }
        } catch (IllegalStateException closed) {
            return got;
        }
    }
}
