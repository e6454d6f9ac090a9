package io.ptoken.benchmarks;

import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.DecoderKeyGenerator;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.Token;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.UnitCredit;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenNumber;
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

/**
 * Whole electricity credit tokens, from amount and TID to 20 digits and back, on one thread. Every token is for another
 * meter, minute, amount and RND than the one before.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TokenBenchmark {

    @Param
    Suite suite = Suite.EA07_DKGA02;

    private final StaTables tables = StaTables.SAMPLE;
    private DecoderKeyContext[] meters = {};
    private DecoderKey[] keys = {};
    private String[] tokens = {};
    private DecoderKeyGenerator generator = suite.generator();
    private int next;

    @Setup
    public void prepare() {
        generator = suite.generator();
        meters = Meters.contexts(suite.ea());
        keys = new DecoderKey[meters.length];
        tokens = new String[meters.length];
        for (int i = 0; i < meters.length; i++) {
            keys[i] = generator.generate(meters[i]);
            tokens[i] = encode(credit(i), keys[i]);
        }
    }

    /** The decoder key of the meter is at hand; its cipher is prepared for the token. */
    @Benchmark
    public String encodeWithDecoderKey() {
        int i = next++;
        return encode(credit(i), keys[i & (Meters.COUNT - 1)]);
    }

    /** The decoder key is made from the vending key for the token and dropped after it. */
    @Benchmark
    public String encodeWithDerivation() {
        int i = next++;
        try (DecoderKey key = generator.generate(meters[i & (Meters.COUNT - 1)])) {
            return encode(credit(i), key);
        }
    }

    /** Twenty digits are read back into the fields of the token, CRC checked. */
    @Benchmark
    public Token decodeWithDecoderKey() {
        int i = next++ & (Meters.COUNT - 1);
        return TokenCodec.decode(TokenNumber.parseDecimal(tokens[i]), TokenCiphers.of(suite.ea(), keys[i], tables));
    }

    private String encode(Token token, DecoderKey key) {
        return TokenCodec.encode(token, TokenCiphers.of(suite.ea(), key, tables))
                .decimal();
    }

    private static Token credit(int i) {
        return new UnitCredit(
                CreditSubclass.ELECTRICITY,
                new RandomNibble(i & 15),
                new TokenIdentifier(i & 0xFF_FFFF),
                UnitAmountCode.encode(i & 0xF_FFFF));
    }
}
