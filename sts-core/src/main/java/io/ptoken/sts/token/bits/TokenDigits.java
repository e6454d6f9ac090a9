package io.ptoken.sts.token.bits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ptoken.sts.TokenException;
import io.ptoken.sts.TokenException.Fault;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The written forms of a 66-bit number (specification section 7). The decimal form works on two halves of ten digits,
 * without big integers.
 */
final class TokenDigits {

    private static final int HALF_DIGITS = 10;
    private static final long HALF = 10_000_000_000L;

    /** 2^64 = CARRY_HIGH * 10^10 + CARRY_LOW. */
    private static final long CARRY_HIGH = 1_844_674_407L;

    private static final long CARRY_LOW = 3_709_551_616L;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Each thread keeps one buffer: a String copies its bytes, and a second array per token would be garbage. */
    private static final ThreadLocal<byte[]> DIGITS =
            ThreadLocal.withInitial(() -> new byte[TokenNumber.DECIMAL_DIGITS]);

    private TokenDigits() {}

    static String decimal(int high2, long low64) {
        long quotient = Long.divideUnsigned(low64, HALF);
        long rest = low64 - quotient * HALF + high2 * CARRY_LOW;
        long carry = rest / HALF;
        byte[] digits = DIGITS.get();
        try {
            writeHalf(digits, 0, quotient + high2 * CARRY_HIGH + carry);
            writeHalf(digits, HALF_DIGITS, rest - carry * HALF);
            return new String(digits, ISO_8859_1);
        } finally {
            Arrays.fill(digits, (byte) 0); // a token is money
        }
    }

    static String hex(int high2, long low64) {
        return high2 + HEX.toHexDigits(low64);
    }

    static TokenNumber parseDecimal(String digits) {
        if (digits.length() != TokenNumber.DECIMAL_DIGITS) {
            throw format("20 decimal digits", digits.length() + " characters");
        }
        long upper = parseHalf(digits, 0);
        long lower = parseHalf(digits, HALF_DIGITS);
        long product = upper * HALF;
        long low64 = product + lower;
        long high = Math.multiplyHigh(upper, HALF) + (Long.compareUnsigned(low64, product) < 0 ? 1 : 0);
        if (high > 3) {
            throw format("a number below 2^66", "a larger one");
        }
        return new TokenNumber((int) high, low64);
    }

    static TokenNumber parseHex(String digits) {
        if (digits.length() != TokenNumber.HEX_DIGITS) {
            throw format("17 hex digits", digits.length() + " characters");
        }
        int high = hexDigit(digits.charAt(0));
        if (high > 3) {
            throw format("a number below 2^66", "a larger one");
        }
        long low64 = 0;
        for (int i = 1; i < TokenNumber.HEX_DIGITS; i++) {
            low64 = low64 << 4 | hexDigit(digits.charAt(i));
        }
        return new TokenNumber(high, low64);
    }

    private static void writeHalf(byte[] digits, int at, long half) {
        int upper = (int) (half / 100_000_000);
        int lower = (int) (half - upper * 100_000_000L);
        writePair(digits, at, upper);
        writeFour(digits, at + 2, lower / 10_000);
        writeFour(digits, at + 6, lower % 10_000);
    }

    private static void writeFour(byte[] digits, int at, int number) {
        writePair(digits, at, number / 100);
        writePair(digits, at + 2, number % 100);
    }

    private static void writePair(byte[] digits, int at, int number) {
        digits[at] = (byte) ('0' + number / 10);
        digits[at + 1] = (byte) ('0' + number % 10);
    }

    private static long parseHalf(String digits, int at) {
        long half = 0;
        for (int i = at; i < at + HALF_DIGITS; i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw format("20 decimal digits", "another character at position " + (i + 1));
            }
            half = half * 10 + digit;
        }
        return half;
    }

    private static int hexDigit(char c) {
        // Character.digit would also take digits of other scripts.
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw format("17 hex digits", "another character");
        }
        return digit;
    }

    private static TokenException format(String expected, String got) {
        return new TokenException(Fault.FORMAT, "token: expected " + expected + ", got " + got);
    }
}
