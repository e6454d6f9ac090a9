package io.ptoken.sts.meter.result;

import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** What an accepted token did to a meter or made it show. */
public sealed interface MeterEffect {

    /**
     * A credit register changed.
     *
     * @param register which
     * @param units what was added, rounding gain included: tenths, or 0.00001 of a currency; negative for a debit
     * @param balance what the register holds now, in the same unit
     */
    record Credited(CreditSubclass register, BigInteger units, BigInteger balance) implements MeterEffect {}

    /**
     * Credit registers were set to zero.
     *
     * @param registers which
     */
    record CreditCleared(Set<CreditSubclass> registers) implements MeterEffect {}

    /**
     * A setting of the meter was set.
     *
     * @param setting the setting and its new value
     */
    record ParameterSet(MeterReading setting) implements MeterEffect {}

    /**
     * The meter shows something.
     *
     * @param readings line by line, in the order of the test numbers
     */
    record Displayed(List<MeterReading> readings) implements MeterEffect {}

    /**
     * A section of a key change is kept; the set is not complete.
     *
     * @param sections numbers 1-4 of the sections kept so far
     */
    record SectionKept(SortedSet<Integer> sections) implements MeterEffect {}

    /**
     * The meter has a new decoder key.
     *
     * @param from attributes of the key before
     * @param to attributes of the key now
     * @param tidMemoryCleared true when the set carried RO
     */
    record KeyChanged(MeterKeyAttributes from, MeterKeyAttributes to, boolean tidMemoryCleared)
            implements MeterEffect {}
}
