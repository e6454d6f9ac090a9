package io.ptoken.sts.meter;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.keychange.KeyTypeTransitions;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the standard leaves to the maker of a meter, and what the public facts do not settle (specification sections 13
 * and 16). Unless a component says otherwise its default is an assumption.
 *
 * @param tidMemorySize how many TIDs the meter remembers, at least 1; the facts say 50 or more
 * @param partlyFilledMemory what is too old while places are free after a rollover
 * @param keyExpiry whether the meter looks at the KEN and takes a new one; optional for meters by the standard
 * @param keyChangeTimeout how long an incomplete key change is kept after its latest section; one maker's 10 minutes
 * @param keyTypeTransitions which key type may follow which; part of the default table is an assumption
 * @param acceptsOwnManufacturerCode whether class 1 tokens may carry the meter's own code; code 0 always fits
 * @param acceptsOtherTestForm whether the meter also takes the test token form for manufacturer codes of the other
 *     length, which the standard allows
 * @param cancelsOnOverflow whether a credit token that the register cannot hold is spent all the same
 * @param services the registers the meter has; credit for another gets FunctionError
 * @param unitCapacity largest balance of a unit register, in tenths
 * @param currencyCapacity largest balance of a currency register and largest debt, in 0.00001 of the currency
 */
public record VirtualMeterSettings(
        int tidMemorySize,
        PartlyFilledMemory partlyFilledMemory,
        boolean keyExpiry,
        Duration keyChangeTimeout,
        KeyTypeTransitions keyTypeTransitions,
        boolean acceptsOwnManufacturerCode,
        boolean acceptsOtherTestForm,
        boolean cancelsOnOverflow,
        Set<CreditSubclass> services,
        BigInteger unitCapacity,
        BigInteger currencyCapacity) {

    /** A rollover empties the TID memory; what counts as old until it is full again is in no source. */
    public enum PartlyFilledMemory {
        /** A free place counts as smaller than any TID: no token is too old. */
        NOTHING_IS_OLD,
        /** The smallest TID stored is the limit from the first token on. */
        OLD_BELOW_SMALLEST_STORED
    }

    /** A meter for every service that checks all it can. */
    public static final VirtualMeterSettings DEFAULT = builder().build();

    public VirtualMeterSettings {
        InvalidValueException.requireRange("tidMemorySize", tidMemorySize, 1, 0x10000);
        if (keyChangeTimeout.isNegative() || keyChangeTimeout.isZero()) {
            throw new InvalidValueException("keyChangeTimeout", keyChangeTimeout.toString(), "more than zero");
        }
        requirePositive("unitCapacity", unitCapacity);
        requirePositive("currencyCapacity", currencyCapacity);
        services = services.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(services));
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The largest balance of a register. */
    BigInteger capacity(CreditSubclass register) {
        return register.isCurrency() ? currencyCapacity : unitCapacity;
    }

    private static void requirePositive(String field, BigInteger capacity) {
        if (capacity.signum() <= 0) {
            throw new InvalidValueException(field, capacity.toString(), "more than 0");
        }
    }

    /** Collects settings; one call for each component of the record. Not thread-safe. */
    public static final class Builder {

        private int tidMemorySize = 50;
        private PartlyFilledMemory partlyFilledMemory = PartlyFilledMemory.NOTHING_IS_OLD;
        private boolean keyExpiry = true;
        private Duration keyChangeTimeout = Duration.ofMinutes(10);
        private KeyTypeTransitions keyTypeTransitions = KeyTypeTransitions.DEFAULT;
        private boolean acceptsOwnManufacturerCode = true;
        private boolean acceptsOtherTestForm = true;
        private boolean cancelsOnOverflow = false;
        private Set<CreditSubclass> services = EnumSet.allOf(CreditSubclass.class);
        private BigInteger unitCapacity = BigInteger.valueOf(999_999_999);
        private BigInteger currencyCapacity = CurrencyAmountCode.MAX_UNITS;

        private Builder() {}

        public Builder tidMemorySize(int size) {
            tidMemorySize = size;
            return this;
        }

        public Builder partlyFilledMemory(PartlyFilledMemory reading) {
            partlyFilledMemory = reading;
            return this;
        }

        public Builder keyExpiry(boolean implemented) {
            keyExpiry = implemented;
            return this;
        }

        public Builder keyChangeTimeout(Duration timeout) {
            keyChangeTimeout = timeout;
            return this;
        }

        public Builder keyTypeTransitions(KeyTypeTransitions table) {
            keyTypeTransitions = table;
            return this;
        }

        public Builder acceptsOwnManufacturerCode(boolean accepts) {
            acceptsOwnManufacturerCode = accepts;
            return this;
        }

        public Builder acceptsOtherTestForm(boolean accepts) {
            acceptsOtherTestForm = accepts;
            return this;
        }

        public Builder cancelsOnOverflow(boolean cancels) {
            cancelsOnOverflow = cancels;
            return this;
        }

        public Builder services(Set<CreditSubclass> registers) {
            services = registers;
            return this;
        }

        public Builder unitCapacity(BigInteger tenths) {
            unitCapacity = tenths;
            return this;
        }

        public Builder currencyCapacity(BigInteger units) {
            currencyCapacity = units;
            return this;
        }

        /**
         * The settings collected.
         *
         * @throws InvalidValueException when one is out of range
         */
        public VirtualMeterSettings build() {
            return new VirtualMeterSettings(
                    tidMemorySize,
                    partlyFilledMemory,
                    keyExpiry,
                    keyChangeTimeout,
                    keyTypeTransitions,
                    acceptsOwnManufacturerCode,
                    acceptsOtherTestForm,
                    cancelsOnOverflow,
                    services,
                    unitCapacity,
                    currencyCapacity);
        }
    }
}
