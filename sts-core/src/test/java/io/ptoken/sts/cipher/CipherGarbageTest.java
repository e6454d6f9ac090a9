package io.ptoken.sts.cipher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ptoken.sts.key.DecoderKey;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CipherGarbageTest {

    static Stream<TokenCipher> ciphers() {
        return Stream.of(
                TokenCiphers.sta(DecoderKey.of(new byte[8]), StaTables.SAMPLE),
                TokenCiphers.misty1(DecoderKey.of(new byte[16])));
    }

    @ParameterizedTest
    @MethodSource("ciphers")
    void leavesNone(TokenCipher cipher) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        roundTrips(cipher); // classes loaded, methods linked
        long before = threads.getCurrentThreadAllocatedBytes();
        long sum = roundTrips(cipher);
        long garbage = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(sum).isEqualTo(499_500);
        assertThat(garbage).as("bytes for 1000 encryptions and decryptions").isLessThan(1_000);
    }

    private static long roundTrips(TokenCipher cipher) {
        long sum = 0;
        for (int i = 0; i < 1_000; i++) {
            sum += cipher.decrypt(cipher.encrypt(i));
        }
        return sum;
    }
}
