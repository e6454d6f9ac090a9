package io.ptoken.kmc.text;

import java.util.Optional;

/**
 * Why a step of key loading was refused (key-load profile section 2.7). {@link #smStatus()} is what a security module
 * reports for it.
 */
public enum KeyLoadCode {
    /** First line or text armour. */
    BAD_MAGIC("AP-F01", "49"),
    /** A character outside x20-x7D, a blank line, or a last line without an end. */
    BAD_CHARACTER("AP-F02", "49"),
    /** Type, version, a missing semicolon or an empty value. */
    BAD_RECORD_SYNTAX("AP-F03", "49"),
    DUPLICATE_TAG("AP-F04", "49"),
    TAG_ORDER("AP-F05", "49"),
    UNKNOWN_TAG("AP-F06", "49"),
    /** In the record of a vending key the module reports {@code 94}. */
    MISSING_TAG("AP-F07", "49"),
    /** In the record of a vending key the module reports {@code 94}. */
    BAD_VALUE("AP-F08", "49"),
    CRC_MISMATCH("AP-F09", "49"),
    /** Type, number or sequence of records. */
    RECORD_SEQUENCE("AP-F10", "49"),
    LIMIT_EXCEEDED("AP-F11", "49"),
    PKID_INVALID("AP-F12", "49"),

    ENV_NOT_TEST("AP-I01", "EE"),
    UNKNOWN_TRUST_ANCHOR("AP-I02", "EE"),
    SIGNATURE_INVALID("AP-I03", "EE"),
    FINGERPRINT_MISMATCH("AP-I04", "EE"),
    KMC_KEY_NOT_YET_ACTIVE("AP-I05", "43"),
    KMC_KEY_EXPIRED("AP-I06", "41"),
    PUBLIC_POINT_INVALID("AP-I07", "EE"),
    WRONG_SM("AP-I08", "EE"),
    /** Host and KMC alone. */
    WRONG_KMC("AP-I09", ""),

    SLOT_STATE("AP-S01", "26"),
    /** No slot for this KMCID. */
    NO_SLOT("AP-S02", "27"),
    NO_FREE_SLOT("AP-S03", "27"),
    REQUEST_OUTSTANDING("AP-S04", "EE"),
    REQUEST_MISMATCH("AP-S05", "EE"),
    RESPONSE_EXPIRED("AP-S06", "EE"),
    RESPONSE_TIME("AP-S07", "EE"),
    /** KMC alone. */
    COUNTER_REPLAY("AP-S08", ""),
    /** KMC alone. */
    COUNTER_CONFLICT("AP-S09", ""),

    KEY_CONFIRMATION_FAILED("AP-C01", "EE"),
    VK_AUTHENTICATION_FAILED("AP-C02", "77"),
    KCV_MISMATCH("AP-C03", "94"),
    /** Host alone. */
    DIGEST_MISMATCH("AP-C04", ""),

    ATTRIBUTE_CONSTRAINT("AP-V01", "94"),
    DUPLICATE_VK("AP-V02", "94"),
    NO_FREE_REGISTER("AP-V03", "28"),
    SEQ_NOT_IN_EXCHANGE("AP-V04", "28"),
    /** Reported when vending is tried. */
    NO_SUCH_REGISTER("AP-V05", ""),

    /** KMC alone. */
    SM_UNKNOWN("AP-P01", ""),
    /** KMC alone. */
    SM_REVOKED("AP-P02", ""),
    /** KMC alone. */
    NO_AUTHORISED_KEYS("AP-P03", "");

    private final String code;
    private final String smStatus;

    KeyLoadCode(String code, String smStatus) {
        this.code = code;
        this.smStatus = smStatus;
    }

    /** The code, e.g. {@code AP-F01}. */
    public String code() {
        return code;
    }

    /** Code and name, e.g. {@code AP-S05 REQUEST_MISMATCH}: the text that goes with the module's status EE. */
    public String text() {
        return code + " " + name();
    }

    /**
     * Status of the module protocol, two characters as on the wire; empty for a refusal that no module makes. For a
     * refusal of one record ask {@link KeyLoadException#smStatus()}, which also knows the record.
     */
    public Optional<String> smStatus() {
        return smStatus.isEmpty() ? Optional.empty() : Optional.of(smStatus);
    }

    /** True for the codes whose status depends on whether the record is that of a vending key. */
    boolean isAttributeErrorInVendingKey() {
        return this == MISSING_TAG || this == BAD_VALUE;
    }
}
