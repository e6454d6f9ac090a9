package io.ptoken.service;

import io.ptoken.sts.InvalidValueException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Range checks of single parameters; each failure is {@code EParamRange} with the parameter's name in the API. */
public final class Param {

    private static final Pattern PASSWORD = Pattern.compile("[\\x20-\\x7e]{0,55}");
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x20-\\x7e]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
    private static final int LONGEST_IDENT = 40;
    private static final int LONGEST_ECHO = 60;
    private static final int LONGEST_NUMBER = 20;
    private static final int DIGITS_OF_A_DOUBLE = 17;

    private Param() {}

    /** An integer of {@code min} to {@code max}. */
    public static int range(String parameter, long value, int min, int max) {
        if (value < min || value > max) {
            throw ServiceException.paramRange(parameter, Long.toString(value), min + "-" + max);
        }
        return (int) value;
    }

    /** An IDENT: 1-40 letters, digits, {@code _ - . ,} beginning with a letter or digit. */
    public static String ident(String parameter, String value) {
        if (!isIdent(value)) {
            throw ServiceException.paramRange(
                    parameter, echo(value), "1-40 letters, digits or _-., beginning with a letter or digit");
        }
        return value;
    }

    /** The same text, or an empty one for what is no IDENT: nothing else is stored. */
    public static String identOrNothing(String value) {
        return isIdent(value) ? value : "";
    }

    /** Without a pattern, because every call has one. */
    private static boolean isIdent(String value) {
        if (value.isEmpty() || value.length() > LONGEST_IDENT || !isLetterOrDigit(value.charAt(0))) {
            return false;
        }
        for (int i = 1; i < value.length(); i++) {
            if (!isLetterOrDigit(value.charAt(i)) && "_-.,".indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** A password, never repeated in an error. The caller wipes the array. */
    public static char[] password(String value) {
        if (!PASSWORD.matcher(value).matches()) {
            throw ServiceException.paramRange("password", "(not shown)", "printable ASCII, at most 55 characters");
        }
        return value.toCharArray();
    }

    /** A value of the domain, its refusal reported under the parameter's name. */
    public static <T> T domain(String parameter, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidValueException e) {
            throw ServiceException.paramRange(parameter, echo(e.got()), e.expected());
        }
    }

    /**
     * A number of a caller as people write it: of a binary fraction the shortest text that means it, 18201624.4 and not its 27
     * decimals, and no exponent unless the digits were many.
     */
    public static String number(BigDecimal value) {
        double binary = value.doubleValue();
        boolean isTail = value.precision() > DIGITS_OF_A_DOUBLE && Double.isFinite(binary);
        BigDecimal written = isTail && new BigDecimal(binary).compareTo(value) == 0
                ? BigDecimal.valueOf(binary).stripTrailingZeros()
                : value;
        boolean isLong = Math.abs((long) written.scale()) + written.precision() > LONGEST_NUMBER;
        return echo(isLong ? written.toString() : written.toPlainString());
    }

    /** Text from outside, whole, with what cannot be printed as {@code \\u001b}: it begins no line and no terminal obeys it. */
    public static String escaped(String value) {
        return UNPRINTABLE.matcher(value).replaceAll(found -> {
            StringBuilder codes = new StringBuilder();
            found.group().chars().forEach(unit -> codes.append(String.format(Locale.ROOT, "\\\\u%04x", unit)));
            return codes.toString();
        });
    }

    /** Text of a caller as it may stand in a message: one line of printable ASCII and not too long. */
    public static String echo(String value) {
        String start = value.length() > LONGEST_ECHO ? value.substring(0, LONGEST_ECHO) + "..." : value;
        return NOT_PRINTABLE.matcher(start).replaceAll("?");
    }
}
