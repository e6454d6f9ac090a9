package io.ptoken.hsm.tsm250;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a host must know about a legacy module, because the line does not tell it.
 *
 * @param keys the keys in its registers, each register once
 * @param module number of the module these keys are in; when given, another one on the line is refused
 * @param statusAge how old identity and balance may be that {@code status()} tells, at most an hour
 */
public record LegacyModuleSettings(List<LegacyVendingKey> keys, Optional<ModuleId> module, Duration statusAge) {

    private static final Duration MAX_AGE = Duration.ofHours(1);

    public LegacyModuleSettings {
        keys = keys.stream()
                .sorted(Comparator.comparing(LegacyVendingKey::register))
                .toList();
        Set<RegisterNumber> seen = new HashSet<>();
        for (LegacyVendingKey key : keys) {
            if (!seen.add(key.register())) {
                throw new InvalidValueException("register", key.register() + " twice", "each once");
            }
        }
        if (statusAge.isNegative() || statusAge.compareTo(MAX_AGE) > 0) {
            throw new InvalidValueException("statusAge", statusAge.toString(), "0 to " + MAX_AGE);
        }
    }

    /** With these keys, in whatever module is there. */
    public static LegacyModuleSettings of(LegacyVendingKey... keys) {
        return new LegacyModuleSettings(List.of(keys), Optional.empty(), Duration.ofSeconds(30));
    }
}
