package io.ptoken.hsm.protocol.settings;

import java.util.Optional;

/** Types of STS6 fields, named by their letter (module protocol section 2). */
public enum FieldType {
    /** Number: decimal digits without leading zeros. */
    N,
    /** Printable string: 0x20-0x7D. */
    P,
    /** Hex octets: an even number of upper-case hex digits. */
    H,
    /** Date and time: {@code CCYYMMDDhhmmss}. */
    D;

    /** The type with that letter, or empty when there is none. */
    public static Optional<FieldType> ofLetter(char letter) {
        return switch (letter) {
            case 'N' -> Optional.of(N);
            case 'P' -> Optional.of(P);
            case 'H' -> Optional.of(H);
            case 'D' -> Optional.of(D);
            default -> Optional.empty();
        };
    }

    /** The letter before the value. */
    public char letter() {
        return name().charAt(0);
    }
}
