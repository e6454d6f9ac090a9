package io.ptoken.node.config;

import io.ptoken.hsm.refusal.SmStatus;

/**
 * What a module may answer when vending is inhibited or no transactions are left (module protocol section 11, A25): the
 * statuses that a client can take for such a refusal. No source says which one modules give.
 */
public enum InhibitedAnswer {
    PERMISSION_ERROR(SmStatus.PERMISSION_ERROR),
    KEY_PARAM_ERROR(SmStatus.KEY_PARAM_ERROR),
    INSUFFICIENT_CREDIT_BALANCE(SmStatus.INSUFFICIENT_CREDIT_BALANCE),
    KEY_ISSUE_EXPIRED_ERROR(SmStatus.KEY_ISSUE_EXPIRED_ERROR),
    APP_ERROR_STATE(SmStatus.APP_ERROR_STATE),
    STS_EXTENDED_ERROR(SmStatus.STS_EXTENDED_ERROR);

    private final SmStatus status;

    InhibitedAnswer(SmStatus status) {
        this.status = status;
    }

    /** The status itself. */
    public SmStatus status() {
        return status;
    }
}
