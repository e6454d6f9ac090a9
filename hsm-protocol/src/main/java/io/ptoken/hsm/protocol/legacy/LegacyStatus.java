package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.Optional;

/**
 * Status codes of the legacy dialect (module protocol section 5.6). Few of them mean the same as in STS6; the others have no
 * {@link SmStatus}.
 */
public enum LegacyStatus {
    OK("00", "ok", SmStatus.SUCCESSFUL),
    DEVICE_FAILURE("01", "device failure", SmStatus.DEVICE_FAILURE),
    FORMAT_ERROR("02", "format error", SmStatus.FORMAT_ERROR),
    COMMAND_TIMED_OUT("03", "command timed out"),
    KEY_NUMBER_ERROR("04", "key number error"),
    KEY_TYPE_ERROR("05", "key type error", SmStatus.KEY_TYPE_ERROR),
    KEY_INTEGRITY_ERROR("06", "key integrity error"),
    KEY_PARITY_ERROR("07", "key parity error"),
    REDEFINITION_FAILED("08", "redefinition failed"),
    INPUT_DISPLAY_FAILED("09", "input or display failed"),
    KEYPAD_ENTRY_CANCELLED("10", "keypad entry cancelled", SmStatus.KEYPAD_ENTRY_CANCELLED),
    FUNCTION_KEY_MASK_INVALID("11", "function-key mask invalid"),
    AMOUNT_FORMAT_INVALID("12", "amount format invalid"),
    READER_NOT_SUPPORTED("13", "reader not supported"),
    CARD_NOT_READ("14", "card not read"),
    MESSAGE_BUFFER_VIOLATION("15", "message buffer violation"),
    PIN_INVALID("16", "PIN invalid"),
    PUBLIC_KEY_ERROR("17", "public key error"),
    PASSWORD_INVALID("18", "password invalid"),
    REPRESENTATION_INVALID("19", "representation invalid"),
    CHECKSUM_ERROR("20", "CRC of the request is wrong", SmStatus.CHECKSUM_ERROR),
    INVALID_REQUEST_HEADER("21", "header of the request is invalid", SmStatus.INVALID_REQUEST_HEADER),
    TOO_MANY_COMPONENTS("22", "too many key components"),
    DOMAIN_INVALID("23", "domain invalid"),
    KEY_TOKEN_ERROR("24", "key token error"),
    WEAK_KEY("25", "weak key"),
    KEYS_NOT_CLEARED("26", "RSA or DES keys not cleared"),
    LOCKED("27", "locked after wrong passwords"),
    PASSWORD_NOT_SET("28", "password not set"),
    PASSWORD_STORE_CORRUPT("29", "password store corrupt"),
    NO_STS_TOKEN("30", "token is not a valid STS token"),
    INSUFFICIENT_CREDIT_BALANCE("31", "credit balance too small", SmStatus.INSUFFICIENT_CREDIT_BALANCE),
    CREDIT_UPDATE_MALFORMED("32", "credit update block malformed"),
    WRONG_MODULE_ID("33", "wrong security-module id", SmStatus.INVALID_SECURITY_MODULE_ID),
    CREDIT_UPDATE_SEQUENCE_WRONG("34", "credit update sequence wrong"),
    CREDIT_OVERFLOW("35", "credit overflow"),
    TARIFF_RECORD_CORRUPT("37", "tariff or credit record corrupt"),
    NO_TARIFF_DATA("38", "no tariff or credit data"),
    /** One source uses this number for two errors; one of them is probably 36. */
    TOO_MANY_CREDIT_DOMAINS("39", "too many credit domains, or switch-over error"),
    DATE_INVALID("40", "date invalid"),
    PAM_CREDIT_UNDERFLOW("41", "PAM credit underflow"),
    PAM_TARIFF_EXPIRED("42", "PAM tariff expired"),
    KEYPAD_ENTRY_TERMINATED("50", "keypad entry terminated"),
    KEYPAD_ENTRY_CLEARED("51", "keypad entry cleared"),
    KEYPAD_ENTRY_FAILED("52", "keypad entry failed", SmStatus.KEYPAD_ENTRY_ERROR),
    TERMINAL_NUMBER_INVALID("60", "terminal number invalid"),
    RSA_BLOCK_INVALID("61", "RSA block invalid"),
    BALANCE_WRONG("64", "balance amount wrong"),
    TRANSACTION_SEQUENCE_WRONG("65", "transaction sequence number wrong"),
    CARD_TYPE_WRONG("66", "card type wrong"),
    OPTION_NOT_SUPPORTED("67", "option not supported"),
    RANDOM_NUMBER_WRONG("68", "random number wrong"),
    OUT_OF_SEQUENCE("69", "command out of sequence"),
    REVERSAL_IMPOSSIBLE("70", "reversal impossible"),
    PIN_BLOCK_INVALID("71", "PIN block invalid"),
    REGISTER_EMPTY_OR_CORRUPT("72", "key register empty or corrupt"),
    AMOUNT_INVALID("73", "amount invalid"),
    CARD_PIN_INVALID("74", "PIN invalid"),
    NO_SMART_CARD_COMMUNICATION("75", "no communication with the smart card"),
    CARD_FORMAT_WRONG("76", "card format wrong"),
    AUTHENTICATION_FAILED("77", "authentication failed", SmStatus.AUTHENTICATION_ERROR),
    KEY_CHECK_DIGITS_WRONG("78", "key check digits wrong", SmStatus.CHECK_DIGIT_ERROR),
    NO_SMART_CARD("79", "no smart card"),
    TOKEN_INVALID("80", "token invalid"),
    SIGNATURE_NOT_VERIFIED("81", "signature not verified"),
    KEY_PROTOCOL_BROKEN("82", "key protocol rule broken"),
    PUBLIC_KEY_PRESENT("83", "public key already present"),
    PUBLIC_KEY_NOT_LOADED("84", "public key not loaded");

    private final String code;
    private final String meaning;
    private final Optional<SmStatus> port;

    LegacyStatus(String code, String meaning) {
        this(code, meaning, Optional.empty());
    }

    LegacyStatus(String code, String meaning, SmStatus port) {
        this(code, meaning, Optional.of(port));
    }

    LegacyStatus(String code, String meaning, Optional<SmStatus> port) {
        this.code = code;
        this.meaning = meaning;
        this.port = port;
    }

    /** Two digits as on the wire. */
    public String code() {
        return code;
    }

    /** What the code means, in a few words for people. */
    public String meaning() {
        return meaning;
    }

    /** The status of the port that means (nearly) the same. */
    public Optional<SmStatus> port() {
        return port;
    }

    /** The status with a code, or empty when the list does not have it. */
    public static Optional<LegacyStatus> of(StatusCode code) {
        for (LegacyStatus status : values()) {
            if (status.code.equals(code.code())) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** What a module answered, for users of the port: DEVICE_FAILURE when the port has no status of that meaning. */
    public static SecurityModuleException toPort(RefusedException refused) {
        Optional<LegacyStatus> status = of(refused.status());
        String text =
                refused.getMessage() + " (" + status.map(LegacyStatus::meaning).orElse("not in the list") + ")";
        return new SecurityModuleException(
                status.flatMap(LegacyStatus::port).orElse(SmStatus.DEVICE_FAILURE), text, refused);
    }
}
