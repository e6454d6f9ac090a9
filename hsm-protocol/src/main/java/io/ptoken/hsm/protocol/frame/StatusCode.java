package io.ptoken.hsm.protocol.frame;

import io.ptoken.sts.InvalidValueException;

/**
 * Status of a response as it stands on the wire; what it means depends on the dialect (module protocol sections 5.6, 9.1).
 *
 * @param code two decimal digits, or {@code EE}
 */
public record StatusCode(String code) {

    /** {@code 00}, executed. */
    public static final StatusCode SUCCESSFUL = new StatusCode("00");

    /** {@code 20}, check sum of the request wrong. */
    public static final StatusCode CHECKSUM_ERROR = new StatusCode("20");

    /** {@code 21}, command unknown. */
    public static final StatusCode INVALID_REQUEST_HEADER = new StatusCode("21");

    /** {@code EE}, a text follows. */
    public static final StatusCode EXTENDED_ERROR = new StatusCode("EE");

    public StatusCode {
        if (!isStatus(code)) {
            throw new InvalidValueException("status", code, "two digits or EE");
        }
    }

    /** True for {@code 00}. */
    public boolean isSuccess() {
        return equals(SUCCESSFUL);
    }

    static boolean isStatus(String code) {
        return code.equals("EE") || (code.length() == 2 && isDigit(code.charAt(0)) && isDigit(code.charAt(1)));
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    @Override
    public String toString() {
        return code;
    }
}
