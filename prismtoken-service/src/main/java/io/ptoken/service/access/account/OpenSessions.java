package io.ptoken.service.access.account;

/** What becomes of the open sessions of an account that gets another password. */
public enum OpenSessions {
    /** They end: whoever knew the old password may have opened one. */
    END,
    /** They go on: a vending system at work is given its new password later. */
    KEEP
}
