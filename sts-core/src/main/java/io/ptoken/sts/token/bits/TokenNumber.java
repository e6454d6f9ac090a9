package io.ptoken.sts.token.bits;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.TokenException;

/**
 * A token as it is handed over: an unsigned number of 66 bits, written as 20 decimal or 17 hex digits (specification
 * sections 1 and 7).
 *
 * @param high2 bits 65-64
 * @param low64 bits 63-0
 */
public record TokenNumber(int high2, long low64) {

    /** Digits of the decimal form. */
    public static final int DECIMAL_DIGITS = 20;

    /** Digits of the hexadecimal form. */
    public static final int HEX_DIGITS = 17;

    public TokenNumber {
        InvalidValueException.requireBits("tokenHigh", high2, 2);
    }

    /**
     * Reads exactly 20 decimal digits.
     *
     * @throws TokenException with fault FORMAT when it is something else or 2^66 and more
     */
    public static TokenNumber parseDecimal(String digits) {
        return TokenDigits.parseDecimal(digits);
    }

    /**
     * Reads exactly 17 hex digits of either case.
     *
     * @throws TokenException with fault FORMAT when it is something else or 2^66 and more
     */
    public static TokenNumber parseHex(String digits) {
        return TokenDigits.parseHex(digits);
    }

    /** The token made of a class and a 64-bit block: ciphertext for classes 0 and 2, the plain block for class 1. */
    public static TokenNumber insert(TokenClass tokenClass, long block64) {
        return ClassInsertion.insert(tokenClass, block64);
    }

    /** The class. */
    public TokenClass tokenClass() {
        return ClassInsertion.classOf(this);
    }

    /** The 64-bit block without the class: ciphertext for classes 0 and 2, the plain block for class 1. */
    public long block() {
        return ClassInsertion.blockOf(this);
    }

    /** Twenty decimal digits, zero padded. */
    public String decimal() {
        return TokenDigits.decimal(high2, low64);
    }

    /** Seventeen hex digits, upper case, zero padded. */
    public String hex() {
        return TokenDigits.hex(high2, low64);
    }

    /** The class alone: whoever reads the digits in a log can spend them. */
    @Override
    public String toString() {
        return "TokenNumber[" + tokenClass() + "]";
    }
}
