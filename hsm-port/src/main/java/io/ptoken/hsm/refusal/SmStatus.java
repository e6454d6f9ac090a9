package io.ptoken.hsm.refusal;

import java.util.Optional;

/**
 * Status codes of the STS6 security-module protocol (module protocol section 9.1). Codes that exist only in the legacy
 * protocol have a table of their own and never appear here.
 */
public enum SmStatus {
    SUCCESSFUL("00", "executed"),
    DEVICE_FAILURE("01", "hardware or unspecified failure"),
    FORMAT_ERROR("02", "command data malformed"),
    TOKEN_CRC_ERROR("03", "CRC of the token is wrong"),
    KEY_TYPE_ERROR("05", "key type of the register does not suit the request"),
    KEYPAD_ENTRY_CANCELLED("10", "entry cancelled at the key component entry device"),
    CHECKSUM_ERROR("20", "CRC of the request is wrong"),
    INVALID_REQUEST_HEADER("21", "unknown command"),
    KMC_KEY_STATE_ERROR("26", "KEK slot of the key is not in the state the request needs"),
    KEK_SLOT_NOT_FOUND_ERROR("27", "no KEK slot"),
    VK_REG_NOT_FOUND_ERROR("28", "no vending key in that register"),
    KEY_CHANGE_NOT_ALLOWED("29", "a rule forbids this key change"),
    INSUFFICIENT_CREDIT_BALANCE("31", "unit or currency limit of the vending key is used up"),
    INVALID_SECURITY_MODULE_ID("33", "made for another security module"),
    KEY_PARAM_ERROR("40", "EA, TI, DKGA, KT, KRN, class or subclass out of range"),
    KEY_EXPIRED_ERROR("41", "token identifier is beyond the key expiry number"),
    KEY_ISSUE_EXPIRED_ERROR("42", "vending key is past its issued-until time"),
    KEY_NOT_YET_ACTIVE("43", "vending key is not active yet"),
    TID_OUT_OF_WINDOW("44", "token identifier is too far from the module clock"),
    LOG_RANGE_ERROR("45", "log is empty or the position is past its end"),
    SUBCLASS_NOT_ALLOWED("48", "vending key may not vend this subclass"),
    DF_FORMAT_ERROR("49", "key-load record malformed"),
    KEYPAD_ENTRY_ERROR("52", "entry failed at the key component entry device"),
    KEYPAD_NOT_FOUND("53", "no key component entry device"),
    TAMPERED_STATE("57", "module is tampered"),
    APP_ERROR_STATE("58", "module is in an error state"),
    PTVD_NFIELDS("60", "wrong number of fields"),
    PTVD_FIELDTYPE("61", "wrong type of a field"),
    PTVD_ENCODING("62", "field value not valid for its type"),
    PTVD_RANGE("63", "field value out of range"),
    INVALID_PAN_ERROR("76", "MeterPAN has a wrong length or check digit"),
    AUTHENTICATION_ERROR("77", "authentication of a key record failed"),
    CHECK_DIGIT_ERROR("78", "components do not give the expected check value"),
    DDTK_CREDIT_ERROR("80", "credit token under a default key"),
    INVALID_NUM_TOKENS("85", "number of key-change tokens does not suit the EA"),
    INVALID_INSTRUCTION("87", "signed instruction has invalid parameters"),
    ATTRIBUTE_ERROR("94", "attribute of a vending key missing or out of range"),
    /** Proprietary on real modules; by default also what an inhibited or unprivileged module answers (an assumption). */
    PERMISSION_ERROR("98", "not permitted in the present state of the module"),
    STS_EXTENDED_ERROR("EE", "error with a text");

    private final String code;
    private final String meaning;

    SmStatus(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** Two characters as on the wire. */
    public String code() {
        return code;
    }

    /** What the code means, in a few words for people. */
    public String meaning() {
        return meaning;
    }

    /** The status with a code, or empty for a reserved or proprietary number. */
    public static Optional<SmStatus> ofCode(String code) {
        for (SmStatus status : values()) {
            if (status.code.equals(code)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
