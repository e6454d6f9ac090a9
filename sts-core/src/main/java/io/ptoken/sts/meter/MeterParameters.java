package io.ptoken.sts.meter;

import java.util.Collections;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What management tokens set in a meter. Empty means never set.
 *
 * @param maximumPowerLimit watts
 * @param phaseUnbalanceLimit watts
 * @param tariffRate 16 bits
 * @param waterFactor 16 bits
 * @param tampered whether the tamper condition holds
 * @param controls values of 10 bits by index 0-62
 * @param flags by number 0-511
 */
public record MeterParameters(
        OptionalLong maximumPowerLimit,
        OptionalLong phaseUnbalanceLimit,
        OptionalInt tariffRate,
        OptionalInt waterFactor,
        boolean tampered,
        SortedMap<Integer, Integer> controls,
        SortedMap<Integer, Boolean> flags) {

    static final MeterParameters FACTORY = new MeterParameters(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            false,
            new TreeMap<>(),
            new TreeMap<>());

    public MeterParameters {
        controls = Collections.unmodifiableSortedMap(new TreeMap<>(controls));
        flags = Collections.unmodifiableSortedMap(new TreeMap<>(flags));
    }

    MeterParameters withMaximumPowerLimit(long watts) {
        return new MeterParameters(
                OptionalLong.of(watts), phaseUnbalanceLimit, tariffRate, waterFactor, tampered, controls, flags);
    }

    MeterParameters withPhaseUnbalanceLimit(long watts) {
        return new MeterParameters(
                maximumPowerLimit, OptionalLong.of(watts), tariffRate, waterFactor, tampered, controls, flags);
    }

    MeterParameters withTariffRate(int rate) {
        return new MeterParameters(
                maximumPowerLimit, phaseUnbalanceLimit, OptionalInt.of(rate), waterFactor, tampered, controls, flags);
    }

    MeterParameters withWaterFactor(int factor) {
        return new MeterParameters(
                maximumPowerLimit, phaseUnbalanceLimit, tariffRate, OptionalInt.of(factor), tampered, controls, flags);
    }

    MeterParameters withTampered(boolean condition) {
        return new MeterParameters(
                maximumPowerLimit, phaseUnbalanceLimit, tariffRate, waterFactor, condition, controls, flags);
    }

    MeterParameters withControl(int index, int value) {
        SortedMap<Integer, Integer> changed = new TreeMap<>(controls);
        changed.put(index, value);
        return new MeterParameters(
                maximumPowerLimit, phaseUnbalanceLimit, tariffRate, waterFactor, tampered, changed, flags);
    }

    MeterParameters withFlag(int flag, boolean value) {
        SortedMap<Integer, Boolean> changed = new TreeMap<>(flags);
        changed.put(flag, value);
        return new MeterParameters(
                maximumPowerLimit, phaseUnbalanceLimit, tariffRate, waterFactor, tampered, controls, changed);
    }
}
