package io.ptoken.service.api;

import io.ptoken.sts.identity.DateOfExpiry;

/**
 * In which order a client writes a date of expiry (wire reference sections 2 and 14): year before month since version 1.1 of
 * the API, month before year in 1.0. What stands on a meter's card is always {@link #YYMM}.
 */
public enum DoeOrder {
    /** Year before month: version 1.1. */
    YYMM,
    /** Month before year: version 1.0. */
    MMYY;

    /**
     * Reads what a client sent.
     *
     * @throws io.ptoken.sts.InvalidValueException when it is no month of a year and not {@code 0000}
     */
    public DateOfExpiry read(String digits) {
        return this == MMYY ? DateOfExpiry.ofMmyy(digits) : new DateOfExpiry(digits);
    }

    /** For the client. */
    public String write(DateOfExpiry doe) {
        return this == MMYY ? doe.mmyy() : doe.yymm();
    }
}
