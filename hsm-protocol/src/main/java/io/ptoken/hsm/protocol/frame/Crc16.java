package io.ptoken.hsm.protocol.frame;

/**
 * The two check sums of the protocol, both with the reflected polynomial {@code 0xA001} (module protocol sections 1.2,
 * 7.4). They differ in the initial value alone and are easily mixed up.
 *
 * <p>No state, no allocation.
 */
public final class Crc16 {

    private static final int POLYNOMIAL = 0xA001;
    private static final int INITIAL_ARC = 0x0000;
    private static final int INITIAL_MODBUS = 0xFFFF;

    private static final char[] TABLE = table();

    private Crc16() {}

    /** CRC-16/ARC, at the end of every frame: {@code 123456789} gives {@code BB3D}. */
    public static int arc(byte[] bytes, int offset, int length) {
        return over(INITIAL_ARC, bytes, offset, length);
    }

    /** CRC-16/MODBUS, at the end of dfconcat records: {@code 123456789} gives {@code 4B37}. */
    public static int modbus(byte[] bytes, int offset, int length) {
        return over(INITIAL_MODBUS, bytes, offset, length);
    }

    private static int over(int initial, byte[] bytes, int offset, int length) {
        int register = initial;
        for (int i = offset; i < offset + length; i++) {
            register = register >>> 8 ^ TABLE[(register ^ bytes[i]) & 0xFF];
        }
        return register;
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
