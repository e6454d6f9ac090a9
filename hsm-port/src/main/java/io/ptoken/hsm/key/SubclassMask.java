package io.ptoken.hsm.key;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.token.bits.CreditSubclass;

/**
 * SBM, the credit subclasses a vending key may vend (module protocol section 6.2): bit n allows subclass n. That reading
 * of the bits is an assumption (A23).
 *
 * @param bits 16 bits
 */
public record SubclassMask(int bits) {

    /** Subclasses 0-7: what a key without restrictions usually has. */
    public static final SubclassMask ALL_CREDIT = new SubclassMask(0x00FF);

    public SubclassMask {
        InvalidValueException.requireRange("SBM", bits, 0, 0xFFFF);
    }

    /** Reads four hex digits. */
    public static SubclassMask parse(String hex) {
        if (!hex.matches("[0-9A-Fa-f]{4}")) {
            throw new InvalidValueException("SBM", hex, "4 hex digits");
        }
        return new SubclassMask(Integer.parseInt(hex, 16));
    }

    /** True when the key may vend that subclass. */
    public boolean allows(CreditSubclass subclass) {
        return (bits >> subclass.code() & 1) == 1;
    }

    /** Four upper-case hex digits. */
    @Override
    public String toString() {
        return String.format("%04X", bits);
    }
}
