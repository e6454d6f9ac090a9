package io.ptoken.sts.token.bits;

/**
 * The check sum in every data block (specification section 5): CRC-16 with the reflected polynomial {@code 0xA001} over
 * the class and the 48 bits of the body, stored byte-swapped. The class is covered, so a changed class is noticed.
 *
 * <p>No state, no allocation.
 */
public final class Crc {

    private static final int POLYNOMIAL = 0xA001;
    private static final int INITIAL = 0xFFFF;
    private static final int BODY_BYTES = 6;

    /** Byte appended to the input of a currency token's CRC. */
    private static final int CURRENCY_MARK = 0x01;

    private static final char[] TABLE = table();

    private Crc() {}

    /**
     * CRC of all tokens but those of currency.
     *
     * @param body48 bits 63-16 of the data block, as the low 48 bits; higher bits are ignored
     * @return 16 bits as they stand in bits 15-0 of the block
     */
    public static int crc(TokenClass tokenClass, long body48) {
        return stored(register(tokenClass, body48));
    }

    /**
     * CRC_C, of currency tokens (class 0, subclasses 4-7): one byte {@code 01} follows the body.
     *
     * @param body48 bits 63-16 of the data block, as the low 48 bits; higher bits are ignored
     * @return 16 bits as they stand in bits 15-0 of the block
     */
    public static int crcC(TokenClass tokenClass, long body48) {
        return stored(next(register(tokenClass, body48), CURRENCY_MARK));
    }

    private static int register(TokenClass tokenClass, long body48) {
        int register = next(INITIAL, tokenClass.code());
        for (int shift = 8 * (BODY_BYTES - 1); shift >= 0; shift -= 8) {
            register = next(register, (int) (body48 >>> shift));
        }
        return register;
    }

    private static int next(int register, int octet) {
        return register >>> 8 ^ TABLE[(register ^ octet) & 0xFF];
    }

    private static int stored(int register) {
        return (register & 0xFF) << 8 | register >>> 8;
    }

    private static char[] table() {
        char[] table = new char[256];
        for (int octet = 0; octet < table.length; octet++) {
            int register = octet;
            for (int bit = 0; bit < 8; bit++) {
                register = (register & 1) == 0 ? register >>> 1 : register >>> 1 ^ POLYNOMIAL;
            }
            table[octet] = (char) register;
        }
        return table;
    }
}
