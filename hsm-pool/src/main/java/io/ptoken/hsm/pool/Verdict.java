package io.ptoken.hsm.pool;

import io.ptoken.hsm.refusal.SmStatus;

/** What a refusal by one member means for the request. The table is explained in {@code docs/module-pool.md}. */
enum Verdict {
    /** It is about the request: every member would say the same, so that nobody else is asked. */
    FINAL,
    /** It is about this member and this amount or command: the next member is asked. */
    ASK_NEXT,
    /** It is about this key in this member: the next is asked, and this one for that key last, for a while. */
    REST_KEY,
    /** It is about this member: the next is asked, and this one is left alone for a pause. */
    REST_MEMBER;

    /**
     * @param clockFits for status 44 and a request with a TID: true when the TID is within the member's window by our own
     *     clock, so that it must be the clock of the member that is off
     */
    static Verdict on(SmStatus status, boolean clockFits) {
        return switch (status) {
            case DEVICE_FAILURE, CHECKSUM_ERROR, TAMPERED_STATE, APP_ERROR_STATE, PERMISSION_ERROR -> REST_MEMBER;
            case KMC_KEY_STATE_ERROR,
                    KEK_SLOT_NOT_FOUND_ERROR,
                    VK_REG_NOT_FOUND_ERROR,
                    KEY_ISSUE_EXPIRED_ERROR,
                    KEY_NOT_YET_ACTIVE -> REST_KEY;
            case INSUFFICIENT_CREDIT_BALANCE, INVALID_REQUEST_HEADER -> ASK_NEXT;
            case TID_OUT_OF_WINDOW -> clockFits ? REST_KEY : FINAL;
            case SUCCESSFUL,
                    FORMAT_ERROR,
                    TOKEN_CRC_ERROR,
                    KEY_TYPE_ERROR,
                    KEYPAD_ENTRY_CANCELLED,
                    KEY_CHANGE_NOT_ALLOWED,
                    INVALID_SECURITY_MODULE_ID,
                    KEY_PARAM_ERROR,
                    KEY_EXPIRED_ERROR,
                    LOG_RANGE_ERROR,
                    SUBCLASS_NOT_ALLOWED,
                    DF_FORMAT_ERROR,
                    KEYPAD_ENTRY_ERROR,
                    KEYPAD_NOT_FOUND,
                    PTVD_NFIELDS,
                    PTVD_FIELDTYPE,
                    PTVD_ENCODING,
                    PTVD_RANGE,
                    INVALID_PAN_ERROR,
                    AUTHENTICATION_ERROR,
                    CHECK_DIGIT_ERROR,
                    DDTK_CREDIT_ERROR,
                    INVALID_NUM_TOKENS,
                    INVALID_INSTRUCTION,
                    ATTRIBUTE_ERROR,
                    STS_EXTENDED_ERROR -> FINAL;
        };
    }
}
