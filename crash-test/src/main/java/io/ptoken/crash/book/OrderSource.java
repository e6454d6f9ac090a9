package io.ptoken.crash.book;

import io.ptoken.crash.program.TestKey;
import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Thinks of orders, for one client in one run. Not thread safe. */
public final class OrderSource {

    /** All clients share these; each takes part in {@value #RUNS_OF_A_HOT_METER} runs one after the other. */
    private static final int HOT_METERS = 4;

    private static final int RUNS_OF_A_HOT_METER = 8;
    private static final int FIRST_HOT = 10_000_000;
    private static final int FIRST_COLD = 20_000_000;
    private static final int COLD_METERS = 5_000_000;
    private static final int FIRST_SLOW = 30_000_000;
    private static final int SLOW_METERS = 3_000;
    private static final int MOST_TENTHS = 500;

    /** Much of a lease each time, so that the module writes its state often. */
    private static final int MOST_AMPLE_TENTHS = 16_000;

    private static final int LEAST_CURRENCY = 1_000;
    private static final int MOST_CURRENCY = 2_000_000;

    private final Random random;
    private final List<TestKey> keys;
    private final int run;
    private final String prefix;
    private int number;

    public OrderSource(Random random, List<TestKey> keys, int run, String client) {
        this.random = random;
        this.keys = keys;
        this.run = run;
        this.prefix = String.format(Locale.ROOT, "r%d-%s-", run, client);
    }

    /** One for another client in the same run. */
    public OrderSource of(Random chance, String client) {
        return new OrderSource(chance, keys, run, prefix + client);
    }

    /** Something to buy. */
    public Order next() {
        int serial = random.nextInt(100) < 55 ? hot() : FIRST_COLD + random.nextInt(COLD_METERS);
        int kind = random.nextInt(100);
        if (kind < 15) {
            Optional<TestKey> next = Optional.of(keys.get(1));
            Optional<Integer> subclass = kind < 6 ? Optional.empty() : Optional.of(random.nextInt(8));
            return order(serial, keys.get(0), subclass, next, kind >= 11);
        }
        TestKey key = keys.get(random.nextInt(keys.size()));
        return order(serial, key, Optional.of(subclass(key)), Optional.empty(), false);
    }

    /** Plain credit without a limit, of either cipher and for either kind of key. */
    public List<Order> samples() {
        return List.of(
                plain(keys.get(0), EncryptionAlgorithm.STA),
                plain(keys.get(1), EncryptionAlgorithm.MISTY1),
                plain(keys.get(2), EncryptionAlgorithm.STA));
    }

    /** Plain credit without a limit for a meter that has most probably no token yet. */
    public Order fresh() {
        return plain(keys.get(0), EncryptionAlgorithm.STA);
    }

    /** The same for one of so many meters that none gets many. */
    public Order slow() {
        int serial = FIRST_SLOW + random.nextInt(SLOW_METERS);
        return plain(serial, keys.get(random.nextInt(3)), EncryptionAlgorithm.STA);
    }

    /** The same under a messageId of its own. */
    public Order again(Order order) {
        return order.withMessageId(messageId());
    }

    /** Credit of this amount under a limited key. */
    public Order limited(Allowance allowance, long amount) {
        int serial = FIRST_COLD + random.nextInt(COLD_METERS);
        return new Order(
                messageId(),
                pan(serial),
                EncryptionAlgorithm.STA,
                ti(serial),
                allowance.key(),
                Optional.of(allowance.currency() ? 4 : 0),
                amount,
                Optional.empty(),
                false,
                TokenMoment.NOW);
    }

    private Order plain(TestKey key, EncryptionAlgorithm ea) {
        return plain(FIRST_COLD + random.nextInt(COLD_METERS), key, ea);
    }

    private Order plain(int serial, TestKey key, EncryptionAlgorithm ea) {
        return new Order(
                messageId(),
                pan(serial),
                ea,
                ti(serial),
                key,
                Optional.of(0),
                10,
                Optional.empty(),
                false,
                TokenMoment.NOW);
    }

    private Order order(
            int serial, TestKey key, Optional<Integer> subclass, Optional<TestKey> next, boolean automatic) {
        EncryptionAlgorithm ea = random.nextBoolean() && key.serves(EncryptionAlgorithm.MISTY1)
                ? EncryptionAlgorithm.MISTY1
                : EncryptionAlgorithm.STA;
        long amount = subclass.orElse(0) >= 4
                ? LEAST_CURRENCY + random.nextInt(MOST_CURRENCY - LEAST_CURRENCY + 1)
                : 1 + random.nextInt(key.ample() ? MOST_AMPLE_TENTHS : MOST_TENTHS);
        return new Order(
                messageId(), pan(serial), ea, ti(serial), key, subclass, amount, next, automatic, TokenMoment.NOW);
    }

    private int hot() {
        int place = random.nextInt(HOT_METERS);
        int generation = (run + place * RUNS_OF_A_HOT_METER / HOT_METERS) / RUNS_OF_A_HOT_METER;
        return FIRST_HOT + generation * HOT_METERS + place;
    }

    private int subclass(TestKey key) {
        boolean usual = random.nextInt(100) < 90;
        if (key.unitLimit().isPresent()) {
            return usual ? random.nextInt(4) : 4 + random.nextInt(4);
        }
        if (key.currencyLimit().isPresent()) {
            return usual ? 4 + random.nextInt(4) : random.nextInt(4);
        }
        return random.nextInt(8);
    }

    private String messageId() {
        return prefix + number++;
    }

    private static MeterPan pan(int serial) {
        return MeterPan.of(Drn.of("01", Integer.toString(serial)));
    }

    private static int ti(int serial) {
        return 1 + serial % 3;
    }
}
