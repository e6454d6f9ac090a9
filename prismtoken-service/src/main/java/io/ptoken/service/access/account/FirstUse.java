package io.ptoken.service.access.account;

/** What an account does with a password that somebody else set. */
public enum FirstUse {
    /** It has to change it before it may sign in: right for people. */
    MUST_CHANGE,
    /** It keeps it: right for programs, which cannot change a password through the TokenApi. */
    KEEP
}
