package io.ptoken.hsm.pool;

import io.ptoken.hsm.key.RegisterNumber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The register numbers of a pool: each distinct key has one for the life of the pool, also while no member holds it, so that
 * a number remembered somewhere never comes to mean another key. Not thread safe.
 */
final class KeyNumbers {

    private static final int HIGHEST = 999;

    private final Map<KeyIdentity, RegisterNumber> numbers = new HashMap<>();
    private final Set<Integer> used = new HashSet<>();

    /**
     * The number of a key: for a new one that of its register in the module when it is free, else the lowest free one.
     *
     * @return empty when all 999 are given away
     */
    Optional<RegisterNumber> of(KeyIdentity key, RegisterNumber inModule) {
        RegisterNumber known = numbers.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<RegisterNumber> free = used.contains(inModule.value()) ? lowestFree() : Optional.of(inModule);
        free.ifPresent(number -> {
            used.add(number.value());
            numbers.put(key, number);
        });
        return free;
    }

    private Optional<RegisterNumber> lowestFree() {
        for (int number = 1; number <= HIGHEST; number++) {
            if (!used.contains(number)) {
                return Optional.of(new RegisterNumber(number));
            }
        }
        return Optional.empty();
    }
}
