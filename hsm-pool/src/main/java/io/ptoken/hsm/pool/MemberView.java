package io.ptoken.hsm.pool;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a member told when it was last looked at.
 *
 * @param status its status
 * @param keys its vending keys under its own register numbers
 * @param capacity its registers
 * @param lacks what it cannot do
 * @param drift how far its clock was ahead of ours
 * @param at when it was asked
 */
record MemberView(
        ModuleStatus status,
        List<VendingKeyAttributes> keys,
        int capacity,
        Map<ModuleCapability, String> lacks,
        Duration drift,
        Instant at) {

    MemberView {
        keys = List.copyOf(keys);
        lacks = Map.copyOf(lacks);
    }

    /**
     * Asks a module.
     *
     * @param before what it told before: a module that is out of service and shows no keys is taken to hold those it held,
     *     so that a vend is refused for the state of the module and not for want of a key
     * @throws io.ptoken.hsm.refusal.SecurityModuleException when it does not answer
     */
    static MemberView of(SecurityModule module, InstantSource clock, Optional<MemberView> before) {
        ModuleStatus status = module.status();
        Instant now = clock.instant(); // before the keys, which may take their time
        List<VendingKeyAttributes> keys = module.vendingKeys();
        if (keys.isEmpty() && !vends(status.state())) {
            keys = before.map(MemberView::keys).orElse(List.of());
        }
        return new MemberView(
                status, keys, module.capacity(), module.lacks(), Duration.between(now, status.clock()), now);
    }

    /** True for a state in which a module vends. */
    static boolean vends(ModuleState state) {
        return state == ModuleState.OPERATIONAL || state == ModuleState.PRIVILEGED;
    }

    /** The status with the module's clock as it must stand by now. */
    ModuleStatus statusAt(Instant now) {
        return new ModuleStatus(
                status.moduleId(),
                status.firmwareId(),
                status.hardwareId(),
                status.idSm(),
                status.state(),
                now.plus(drift),
                status.tidWindow(),
                status.vendCounter(),
                status.transactionsLeft(),
                status.inhibitVendDate(),
                status.details());
    }
}
