package io.ptoken.service.observe;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A security module as its watchers see it.
 *
 * @param state one of {@link #STATES}
 * @param vendCounter successful vends so far
 * @param transactionsLeft vends that may still be made, empty when not limited
 * @param inhibitVendDate moment from which vending stops, empty when there is none
 * @param clockDrift how far the module's clock is ahead of ours, negative for behind
 * @param registersUsed vending-key registers in use
 * @param registersTotal vending-key registers in all
 * @param limitedKeys keys with a limit, in order of their registers
 */
public record ModuleObservation(
        String state,
        long vendCounter,
        OptionalLong transactionsLeft,
        Optional<Instant> inhibitVendDate,
        Duration clockDrift,
        int registersUsed,
        int registersTotal,
        List<KeyCredit> limitedKeys) {

    /** Every state a module can be in. */
    public static final List<String> STATES =
            Arrays.stream(ModuleState.values()).map(Enum::name).toList();

    public ModuleObservation {
        limitedKeys = List.copyOf(limitedKeys);
    }

    /** A module that says {@code status} and holds {@code keys}, at {@code now} by our clock. */
    static ModuleObservation of(ModuleStatus status, List<VendingKeyAttributes> keys, int registersTotal, Instant now) {
        return new ModuleObservation(
                status.state().name(),
                status.vendCounter(),
                status.transactionsLeft().map(OptionalLong::of).orElse(OptionalLong.empty()),
                status.inhibitVendDate(),
                Duration.between(now, status.clock()),
                keys.size(),
                registersTotal,
                keys.stream().map(KeyCredit::of).filter(KeyCredit::isLimited).toList());
    }
}
