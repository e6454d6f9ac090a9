package io.ptoken.sts.key;

import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.MeterPan;
import java.nio.ByteBuffer;

/**
 * The 49 bytes that DKGA04 hashes (specification section 8.5): four labels and four context fields, each after its
 * length, then the length of the key. Numbers in the text fields are ASCII digits.
 *
 * <pre>
 *  0 04              4 labels follow          22 01 KT
 *  1 02 "04"         DKGA                     24 01 KRN
 *  4 02 BD           base date, "93" etc.     26 12 MeterPAN (18 digits)
 *  7 02 EA                                    45 key length in bits, 32 bits big-endian
 * 10 02 TI
 * 13 00
 * 14 04              4 fields follow
 * 15 06 SGC
 * </pre>
 *
 * <p>It is written straight into the big-endian words of a SHA-256 block, because a byte array per key would be garbage.
 */
public final class Dkga04DataBlock {

    /** Length of the block. */
    static final int BYTES = 49;

    private static final int WORDS = 16;
    private static final MeterPan ZERO_SHORT_DRN = MeterPan.of(new Drn("00000000000"));
    private static final MeterPan ZERO_LONG_DRN = MeterPan.of(new Drn("0000000000000"));

    private Dkga04DataBlock() {}

    /** The block as bytes, for tests and traces. */
    public static byte[] bytes(DecoderKeyContext context) {
        int[] words = new int[WORDS];
        write(context, context.pan(), words);
        ByteBuffer buffer = ByteBuffer.allocate(WORDS * Integer.BYTES);
        buffer.asIntBuffer().put(words);
        byte[] block = new byte[BYTES];
        buffer.get(block);
        return block;
    }

    /** Overwrites the 16 words; what lies behind the 49 bytes is zero. */
    static void write(DecoderKeyContext context, MeterPan pan, int[] words) {
        words[0] = 0x0402_3034;
        words[1] = 0x02 << 24 | twoDigits(context.baseDate().year() % 100) << 8 | 0x02;
        words[2] = twoDigits(context.ea().code()) << 16
                | 0x02 << 8
                | asciiTens(context.ti().value());
        words[3] = asciiUnits(context.ti().value()) << 24 | 0x00_0406;
        int sgc = context.sgc().value();
        words[4] = twoDigits(sgc / 10_000) << 16 | twoDigits(sgc / 100 % 100);
        words[5] = twoDigits(sgc % 100) << 16
                | 0x01 << 8
                | asciiUnits(context.keyType().code());
        String digits = pan.digits();
        words[6] = 0x01 << 24 | asciiUnits(context.krn().value()) << 16 | 0x12 << 8 | digits.charAt(0);
        for (int i = 0; i < 4; i++) {
            words[7 + i] = fourChars(digits, 1 + 4 * i);
        }
        int bits = context.ea().keyBits();
        words[11] = digits.charAt(17) << 24 | bits >>> 8;
        words[12] = bits << 24;
        words[13] = 0;
        words[14] = 0;
        words[15] = 0;
    }

    /** The MeterPAN with the IIN of {@code pan} and a DRN of zeros. */
    static MeterPan withZeroDrn(MeterPan pan) {
        return pan.digits().startsWith(MeterPan.IIN_LONG_DRN) ? ZERO_LONG_DRN : ZERO_SHORT_DRN;
    }

    private static int fourChars(String digits, int at) {
        return digits.charAt(at) << 24
                | digits.charAt(at + 1) << 16
                | digits.charAt(at + 2) << 8
                | digits.charAt(at + 3);
    }

    /** Two ASCII digits of 0-99 in 16 bits. */
    private static int twoDigits(int value) {
        return asciiTens(value) << 8 | asciiUnits(value);
    }

    private static int asciiTens(int value) {
        return '0' + value / 10;
    }

    private static int asciiUnits(int value) {
        return '0' + value % 10;
    }
}
