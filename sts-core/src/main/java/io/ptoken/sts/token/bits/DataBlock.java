package io.ptoken.sts.token.bits;

/**
 * The 64-bit data block before encryption (specification section 2): bits 63-60 subclass, 59-16 what the kind of token
 * says, 15-0 the CRC over the 48 bits above it and the class.
 */
public final class DataBlock {

    private DataBlock() {}

    /** Appends the CRC to bits 63-16. */
    public static long seal(TokenClass tokenClass, long body48) {
        return body48 << 16 | Crc.crc(tokenClass, body48);
    }

    /** Appends the CRC_C of currency tokens. */
    public static long sealCurrency(long body48) {
        return body48 << 16 | Crc.crcC(TokenClass.CREDIT, body48);
    }

    /** The layout of sections 2.1, 2.2 and 2.4: subclass, a nibble (RND or S&amp;E), TID, 16 bits. */
    public static long identifiedBody(int subclass, int nibble, int tid, int low16) {
        return (long) subclass << 44 | (long) nibble << 40 | (long) tid << 16 | low16;
    }

    public static int subclass(long block) {
        return (int) (block >>> 60);
    }

    /** Bits {@code high} to {@code low} of the block, both included, at most 63 of them. */
    public static long bits(long block, int high, int low) {
        return block >>> low & (1L << (high - low + 1)) - 1;
    }

    public static int intBits(long block, int high, int low) {
        return (int) bits(block, high, low);
    }
}
