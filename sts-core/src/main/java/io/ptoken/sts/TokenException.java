package io.ptoken.sts;

/** A token that cannot be read: not 20 digits, wrong CRC, reserved class or subclass. */
public final class TokenException extends StsException {

    private static final long serialVersionUID = 1L;

    /** Why a token cannot be read. */
    public enum Fault {
        /** Not a 66-bit number of 20 decimal or 17 hex digits (section 1). */
        FORMAT,
        /** The check sum in the data block is wrong (section 5): another key, another class, or a typing error. */
        CRC,
        /** A class or subclass, or a value in it, that the standard reserves (section 1.2). */
        RESERVED
    }

    private final Fault fault;

    public TokenException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /** Why the token cannot be read. */
    public Fault fault() {
        return fault;
    }
}
