package io.ptoken.hsm.soft.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Who the module is, chosen once when it is created.
 *
 * @param moduleId eight digits
 * @param keyId 16 upper-case hex digits: fingerprint of the public keys for key loading, or random in a module that has none
 * @param created when the module was created, whole seconds
 * @param firmware what it does
 */
public record ModuleIdentity(String moduleId, String keyId, Instant created, Firmware firmware) {

    public static final String HARDWARE_ID = "ptoken-softsm";

    /** Issuer of the identity. */
    static final String MAKER = "ptoken";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Of a module whose state cannot be read. */
    public static final ModuleIdentity UNKNOWN = new ModuleIdentity("00000000", "0000000000000000", Instant.EPOCH);

    /** Of a module that vends. */
    public ModuleIdentity(String moduleId, String keyId, Instant created) {
        this(moduleId, keyId, created, Firmware.VENDING);
    }

    public static ModuleIdentity create(Firmware firmware, SecureRandom random, Instant now) {
        byte[] keyId = new byte[8];
        random.nextBytes(keyId);
        String moduleId = String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000));
        return new ModuleIdentity(
                moduleId,
                HexFormat.of().withUpperCase().formatHex(keyId),
                Instant.ofEpochSecond(now.getEpochSecond()),
                firmware);
    }

    /** This identity bound to public keys. */
    public ModuleIdentity withKeyId(String fingerprint) {
        return new ModuleIdentity(moduleId, fingerprint, created, firmware);
    }

    /** The identity record with its CRC (module protocol section 7.4). */
    public String idSm() {
        return idSm(MAKER, moduleId, TIME.format(created), keyId);
    }

    static String idSm(String maker, String moduleId, String time, String keyId) {
        String text = String.join(":", "SMID.1", maker, moduleId, time, keyId) + ":";
        return text + String.format(Locale.ROOT, "%04X", crc16Modbus(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** CRC-16/MODBUS; that identity records use it is an assumption (A30). */
    private static int crc16Modbus(byte[] bytes) {
        int crc = 0xFFFF;
        for (byte b : bytes) {
            crc ^= Byte.toUnsignedInt(b);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xA001;
            }
        }
        return crc;
    }
}
