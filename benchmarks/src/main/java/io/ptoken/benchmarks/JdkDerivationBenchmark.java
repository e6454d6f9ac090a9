package io.ptoken.benchmarks;

import io.ptoken.sts.key.ControlBlock;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.Dkga04DataBlock;
import io.ptoken.sts.key.PanBlock;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same decoder keys from {@code javax.crypto}, its objects made once for the thread: what our own DES and HMAC are to
 * be weighed against.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class JdkDerivationBenchmark {

    private final byte[] vendingKey = Suite.EA07_DKGA02.vendingKeyBytes();
    private final DecoderKeyContext[] sta = Meters.contexts(Suite.EA07_DKGA02.ea());
    private final DecoderKeyContext[] misty1 = Meters.contexts(Suite.EA11_DKGA04.ea());
    private final Cipher des;
    private final Mac hmac;
    private int next;

    public JdkDerivationBenchmark() {
        try {
            des = Cipher.getInstance("DES/ECB/NoPadding");
            hmac = Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Setup
    public void prepare() throws GeneralSecurityException {
        des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(vendingKey, "DES"));
        hmac.init(new SecretKeySpec(Suite.EA11_DKGA04.vendingKeyBytes(), "HmacSHA256"));
    }

    @Benchmark
    public DecoderKey dkga02() throws GeneralSecurityException {
        DecoderKeyContext meter = sta[next++ & (Meters.COUNT - 1)];
        long x = PanBlock.of(meter.pan(), meter.keyType())
                ^ ControlBlock.of(meter.keyType(), meter.sgc(), meter.ti(), meter.krn());
        byte[] key = ByteBuffer.allocate(8).putLong(x).array();
        byte[] encrypted = des.doFinal(key);
        for (int i = 0; i < key.length; i++) {
            key[i] ^= (byte) (encrypted[i] ^ vendingKey[i]);
        }
        return DecoderKey.of(key);
    }

    @Benchmark
    public DecoderKey dkga04() {
        DecoderKeyContext meter = misty1[next++ & (Meters.COUNT - 1)];
        return DecoderKey.of(Arrays.copyOf(hmac.doFinal(Dkga04DataBlock.bytes(meter)), 16));
    }
}
