package io.ptoken.sts.meter;

import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The credit a meter holds, a register for each service.
 *
 * @param balances tenths, or 0.00001 of a currency; the keys are the services the meter has
 */
record CreditRegisters(Map<CreditSubclass, BigInteger> balances) {

    CreditRegisters {
        balances = Collections.unmodifiableMap(new EnumMap<>(balances));
    }

    static CreditRegisters empty(Collection<CreditSubclass> services) {
        Map<CreditSubclass, BigInteger> zeros = new EnumMap<>(CreditSubclass.class);
        services.forEach(service -> zeros.put(service, BigInteger.ZERO));
        return new CreditRegisters(zeros);
    }

    boolean has(CreditSubclass service) {
        return balances.containsKey(service);
    }

    BigInteger balance(CreditSubclass service) {
        return balances.getOrDefault(service, BigInteger.ZERO);
    }

    CreditRegisters with(CreditSubclass service, BigInteger balance) {
        Map<CreditSubclass, BigInteger> changed = new EnumMap<>(balances);
        changed.put(service, balance);
        return new CreditRegisters(changed);
    }
}
