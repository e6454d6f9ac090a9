package io.ptoken.sts.key;

import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.MeterPan;
import java.nio.charset.StandardCharsets;

/**
 * The 49 bytes that DKGA04 hashes (specification section 8.5): four labels (DKGA, base date, EA, TI) and four context
 * fields (SGC, KT, KRN, MeterPAN), each after its length, then the length of the key in bits, 32 bits big-endian. The text
 * of a field is ASCII digits.
 */
public final class Dkga04DataBlock {

    /** Length of the block. */
    static final int BYTES = 49;

    // The letters hold places: base date, EA, TI, SGC, KT, KRN, MeterPAN, length of the key.
    private static final byte[] TEMPLATE = ("\4\2" + "04" + "\2BD" + "\2EA" + "\2TI" + "\0\4" + "\6SSSSSS" + "\1T"
                    + "\1R" + "\22PPPPPPPPPPPPPPPPPP" + "\0\0\0L")
            .getBytes(StandardCharsets.US_ASCII);

    private static final int BASE_DATE = 5;
    private static final int EA = 8;
    private static final int TI = 11;
    private static final int SGC = 16;
    private static final int KT = 23;
    private static final int KRN = 25;
    private static final int PAN = 27;
    private static final int KEY_LENGTH = BYTES - 1;

    private static final MeterPan ZERO_SHORT_DRN = MeterPan.of(new Drn("00000000000"));
    private static final MeterPan ZERO_LONG_DRN = MeterPan.of(new Drn("0000000000000"));

    private Dkga04DataBlock() {}

    /** The block of a key whose MeterPAN is hashed as it is. */
    public static byte[] bytes(DecoderKeyContext context) {
        byte[] block = new byte[BYTES];
        write(context, context.pan(), block);
        return block;
    }

    /** Overwrites {@code block}; no field is turned into a string on the way, which would be garbage. */
    @SuppressWarnings("deprecation") // the one way to copy ASCII out of a string without making an array
    static void write(DecoderKeyContext context, MeterPan pan, byte[] block) {
        System.arraycopy(TEMPLATE, 0, block, 0, BYTES);
        putDigits(block, BASE_DATE, 2, context.baseDate().year() % 100);
        putDigits(block, EA, 2, context.ea().code());
        putDigits(block, TI, 2, context.ti().value());
        putDigits(block, SGC, 6, context.sgc().value());
        putDigits(block, KT, 1, context.keyType().code());
        putDigits(block, KRN, 1, context.krn().value());
        pan.digits().getBytes(0, pan.digits().length(), block, PAN);
        block[KEY_LENGTH] = (byte) context.ea().keyBits();
    }

    /** The MeterPAN with the IIN of {@code pan} and a DRN of zeros. */
    static MeterPan withZeroDrn(MeterPan pan) {
        return pan.digits().startsWith(MeterPan.IIN_LONG_DRN) ? ZERO_LONG_DRN : ZERO_SHORT_DRN;
    }

    private static void putDigits(byte[] block, int at, int count, int value) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            block[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
