package io.ptoken.service.observe;

import io.ptoken.service.api.IssuedToken;
import io.ptoken.sts.token.bits.TokenClass;

/** What a token is for, as far as it matters to somebody who counts tokens. */
public enum TokenKind {
    /** Class 0. */
    CREDIT,
    /** Class 2, but for the sections of a key change. */
    MANAGEMENT,
    /** Class 2, subclass 3, 4, 8 or 9: one section of a new decoder key. */
    KEY_CHANGE,
    /** Class 1. */
    METER_TEST;

    /** Largest subclass a token can have: four bits. */
    public static final int MAX_SUBCLASS = 15;

    /** The kind of a token of class 0 or 2. */
    public static TokenKind of(IssuedToken token) {
        if (token.tokenClass() == TokenClass.CREDIT.code()) {
            return CREDIT;
        }
        return switch (token.subclass()) {
            case 3, 4, 8, 9 -> KEY_CHANGE;
            default -> MANAGEMENT;
        };
    }
}
