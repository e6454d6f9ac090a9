package io.ptoken.benchmarks;

import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.DecoderKeyGenerator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of a token's cost that are cryptography: one block, one decoder key. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CipherBenchmark {

    @Param
    Suite suite = Suite.EA07_DKGA02;

    private DecoderKeyGenerator generator = suite.generator();
    private DecoderKeyContext[] meters = Meters.contexts(suite.ea());
    private TokenCipher cipher = cipher(generator.generate(meters[0]));
    private long block;
    private int next;

    @Setup
    public void prepare() {
        generator = suite.generator();
        meters = Meters.contexts(suite.ea());
        cipher = cipher(generator.generate(meters[0]));
    }

    /** Each block is the result of the one before, as the latency counts. */
    @Benchmark
    public long encryptBlock() {
        block = cipher.encrypt(block);
        return block;
    }

    @Benchmark
    public long decryptBlock() {
        block = cipher.decrypt(block);
        return block;
    }

    @Benchmark
    public DecoderKey deriveDecoderKey() {
        return generator.generate(meters[next++ & (Meters.COUNT - 1)]);
    }

    private TokenCipher cipher(DecoderKey key) {
        return TokenCiphers.of(suite.ea(), key, StaTables.SAMPLE);
    }
}
