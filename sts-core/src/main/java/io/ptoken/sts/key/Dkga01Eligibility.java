package io.ptoken.sts.key;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;

/**
 * Which decoder keys DKGA01 serves (specification section 8.6): early meters under the first key revision. For them a
 * key made with DKGA02 is wrong, so an issuer wants to know, even though DKGA01 itself needs the standard.
 */
public final class Dkga01Eligibility {

    // First and last DRN of each range, both included. The ranges have one source [1].
    private static final long[][] EARLY_DRNS = {
        {1_000_000_000L, 1_004_999_999L},
        {1_090_000_000L, 1_090_004_999L},
        {3_000_000_000L, 3_114_000_009L},
        {4_000_000_000L, 4_059_999_999L},
        {6_010_000_000L, 6_039_999_999L},
        {6_400_000_000L, 6_419_999_999L},
        {6_660_000_000L, 6_699_999_999L},
        {6_990_000_010L, 6_990_009_999L},
        {7_000_000_000L, 7_020_999_999L},
    };

    private Dkga01Eligibility() {}

    /** True when the meter of {@code context} holds a key made with DKGA01. */
    public static boolean isEligible(DecoderKeyContext context) {
        boolean firstGeneration = context.pan().iin().equals(MeterPan.IIN_SHORT_DRN)
                && context.ea() == EncryptionAlgorithm.STA
                && context.krn().value() == 1;
        return firstGeneration
                && switch (context.keyType()) {
                    case DITK -> false;
                    case DDTK, DUTK ->
                        isEarlyDrn(Long.parseLong(context.pan().drn().digits()));
                    case DCTK -> isEarlyGroup(context.sgc().value());
                };
    }

    private static boolean isEarlyDrn(long drn) {
        for (long[] range : EARLY_DRNS) {
            if (drn >= range[0] && drn <= range[1]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEarlyGroup(int sgc) {
        return sgc == 100_702 || (sgc >= 990_400 && sgc <= 990_405);
    }
}
