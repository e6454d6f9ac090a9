package io.ptoken.benchmarks;

import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.tid.BaseDate;
import java.util.stream.IntStream;

/** A street of meters, so that no two tokens in a row are for one and nothing about a meter is a constant. */
final class Meters {

    /** A power of two. */
    static final int COUNT = 256;

    private Meters() {}

    static DecoderKeyContext[] contexts(EncryptionAlgorithm ea) {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> new DecoderKeyContext(
                        MeterPan.of(Drn.of("07", String.format("%08d", 12_345 + 7_919 * i))),
                        KeyType.DUTK,
                        new SupplyGroupCode(123_456),
                        new TariffIndex(1 + i % 9),
                        new KeyRevision(1 + i % 9),
                        BaseDate.BDT_2014,
                        ea))
                .toArray(DecoderKeyContext[]::new);
    }
}
