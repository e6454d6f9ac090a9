package io.ptoken.hsm.pool;

import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ForeignFirmware;

/**
 * Why a member did not do, or is not asked to do, what was wanted.
 *
 * @param member its name
 * @param status the status it answered, or the one that says best what is wrong with it
 * @param failure what became of the request
 * @param text for people
 * @param unused true when it is out of use whatever is asked: drained, or of firmware for another mode
 */
record Fault(String member, SmStatus status, ModuleFailure failure, String text, boolean unused) {

    /** How far the refusal of a member reaches. The table is explained in {@code docs/module-pool.md}. */
    enum Scope {
        /** The request: every member would say the same, so that nobody else is asked. */
        REQUEST,
        /** This member and this amount or command: the next member is asked. */
        AMOUNT,
        /** This key in this member: the next is asked, and this one for that key last, for a while. */
        KEY,
        /** This member: the next is asked, and this one is left alone for a pause. */
        MEMBER
    }

    /** What a member answered, or that it did not. */
    static Fault of(String member, SecurityModuleException e) {
        return new Fault(member, e.status(), e.failure(), e.text(), false);
    }

    /** Why it is not asked. */
    static Fault notAsked(String member, SmStatus status, String text) {
        return new Fault(member, status, ModuleFailure.REFUSED, text, false);
    }

    /** It is drained. */
    static Fault drained(String member) {
        return unused(member, "drained");
    }

    /** Its firmware is for another mode. */
    static Fault foreign(String member, ForeignFirmware firmware) {
        return unused(member, firmware.sentence());
    }

    private static Fault unused(String member, String text) {
        return new Fault(member, SmStatus.PERMISSION_ERROR, ModuleFailure.REFUSED, text, true);
    }

    boolean isUnreachable() {
        return failure == ModuleFailure.UNREACHABLE;
    }

    /** Member, status and text. */
    String sentence() {
        return member + ": " + (isUnreachable() || unused ? "" : status.code() + " ") + text;
    }

    /**
     * How far it reaches, by its status.
     *
     * @param clockFits for status 44 and a request with a TID: true when the TID is within the member's window by our own
     *     clock, so that it must be the clock of the member that is off
     */
    Scope scope(boolean clockFits) {
        return switch (status) {
            case DEVICE_FAILURE, CHECKSUM_ERROR, TAMPERED_STATE, APP_ERROR_STATE, PERMISSION_ERROR -> Scope.MEMBER;
            case KMC_KEY_STATE_ERROR,
                    KEK_SLOT_NOT_FOUND_ERROR,
                    VK_REG_NOT_FOUND_ERROR,
                    KEY_ISSUE_EXPIRED_ERROR,
                    KEY_NOT_YET_ACTIVE -> Scope.KEY;
            case INSUFFICIENT_CREDIT_BALANCE, INVALID_REQUEST_HEADER -> Scope.AMOUNT;
            case TID_OUT_OF_WINDOW -> clockFits ? Scope.KEY : Scope.REQUEST;
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
                    STS_EXTENDED_ERROR -> Scope.REQUEST;
        };
    }
}
