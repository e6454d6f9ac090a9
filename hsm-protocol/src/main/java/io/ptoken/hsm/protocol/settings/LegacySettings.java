package io.ptoken.hsm.protocol.settings;

/**
 * The STS05V dialect (module protocol section 5).
 *
 * @param creditAmount form of the amount in {@code SM?TC} as it is sent; both are understood (A19)
 * @param ken form of KEN in requests (A20)
 * @param resendLastResponse whether {@code GL?RR} is used; one source lists it
 */
public record LegacySettings(CreditAmount creditAmount, Ken ken, boolean resendLastResponse) {

    /** {@code L} and six digits, hex, {@code GL?RR} used. */
    public static final LegacySettings DEFAULTS = new LegacySettings(CreditAmount.L6, Ken.HEX, true);

    /** Form of the amount in {@code SM?TC}. */
    public enum CreditAmount {
        /** Letter {@code L} and six hex digits; seen. */
        L6,
        /** Four hex digits; assumed by analogy with {@code SM?TM}. */
        H4
    }

    /** Form of KEN. */
    public enum Ken {
        /** Two hex digits, 255 is {@code FF}. */
        HEX,
        /** Two decimal digits; 0-99 only. */
        DECIMAL
    }
}
