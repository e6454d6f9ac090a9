package io.ptoken.sts.meter;

import io.ptoken.sts.meter.result.MeterKeyAttributes;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * All that can be seen of a meter at one moment; the key itself cannot. Immutable.
 *
 * @param keyAttributes of the present decoder key
 * @param credit by register: tenths, or 0.00001 of a currency
 * @param tidMemory the TIDs remembered, smallest first; a meter fresh from the factory holds one many times
 * @param parameters what management tokens have set
 * @param pendingSections sections of an incomplete key change, 1-4
 */
public record MeterSnapshot(
        MeterKeyAttributes keyAttributes,
        Map<CreditSubclass, BigInteger> credit,
        List<TokenIdentifier> tidMemory,
        MeterParameters parameters,
        SortedSet<Integer> pendingSections) {

    /** What a register holds; zero if the meter has none for that service. */
    public BigInteger balance(CreditSubclass register) {
        return credit.getOrDefault(register, BigInteger.ZERO);
    }
}
