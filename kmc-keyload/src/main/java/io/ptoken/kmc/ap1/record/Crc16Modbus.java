package io.ptoken.kmc.ap1.record;

import java.nio.charset.StandardCharsets;

/** CRC-16/MODBUS: polynomial 8005 reflected, start FFFF, no final xor (key-load profile section 1.3). */
public final class Crc16Modbus {

    private static final int START = 0xFFFF;
    private static final int POLYNOMIAL = 0xA001;
    private static final int[] TABLE = table();

    private Crc16Modbus() {}

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ POLYNOMIAL;
            }
            table[i] = crc;
        }
        return table;
    }

    /** Four upper-case hex digits over the characters of an ASCII text. */
    public static String of(String text) {
        int crc = START;
        for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
            crc = crc >> 8 ^ TABLE[(crc ^ b) & 0xFF];
        }
        return String.format("%04X", crc);
    }
}
