package io.ptoken.benchmarks.load;

import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.MeterPan;
import java.util.Locale;

/** Meters by number: 0-99999999, of one maker. */
public final class MeterNumbers {

    /** How many there are. */
    public static final int MAX = 100_000_000;

    private static final String MAKER = "00";

    private MeterNumbers() {}

    /** The meter of that number. */
    public static MeterPan pan(int number) {
        return MeterPan.of(Drn.of(MAKER, String.format(Locale.ROOT, "%08d", number)));
    }
}
