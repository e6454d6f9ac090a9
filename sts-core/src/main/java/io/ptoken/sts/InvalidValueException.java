package io.ptoken.sts;

/**
 * A value outside the range its type allows. Carries field, value and expectation apart, so that an adapter can put them
 * into a message of its own.
 */
public non-sealed class InvalidValueException extends StsException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_SHOWN = 80;

    private final String field;
    private final String got;
    private final String expected;

    /**
     * @param field name of the value in the terms of the field, e.g. {@code SGC}
     * @param got the refused value as text; never a secret
     * @param expected what would have been accepted, e.g. {@code 0-999999}
     */
    public InvalidValueException(String field, String got, String expected) {
        super(field + ": got '" + shown(got) + "', expected " + expected);
        this.field = field;
        this.got = got;
        this.expected = expected;
    }

    private static String shown(String got) {
        return got.length() > LONGEST_SHOWN ? got.substring(0, LONGEST_SHOWN) + "..." : got;
    }

    /** Name of the refused value. */
    public String field() {
        return field;
    }

    /** The refused value as text. */
    public String got() {
        return got;
    }

    /** What would have been accepted. */
    public String expected() {
        return expected;
    }

    /** Returns {@code value} when {@code min <= value <= max}, else throws. */
    public static int requireRange(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new InvalidValueException(field, Integer.toString(value), min + "-" + max);
        }
        return value;
    }

    /** Returns {@code value} when it fits into {@code bits} bits without sign, else throws. */
    public static long requireBits(String field, long value, int bits) {
        long max = bits == 64 ? -1L : (1L << bits) - 1;
        if (Long.compareUnsigned(value, max) > 0) {
            throw new InvalidValueException(
                    field, Long.toUnsignedString(value), "0-" + Long.toUnsignedString(max) + " (" + bits + " bits)");
        }
        return value;
    }
}
