package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.sts6.keyload.DeleteSlot;
import io.ptoken.hsm.protocol.sts6.keyload.FinishKeyLoad;
import io.ptoken.hsm.protocol.sts6.keyload.LoadKmcKey;
import io.ptoken.hsm.protocol.sts6.keyload.LoadVendingKey;
import io.ptoken.hsm.protocol.sts6.keyload.ProcessKmcResponse;
import io.ptoken.hsm.protocol.sts6.query.GetAttributes;
import io.ptoken.hsm.protocol.sts6.query.QueryClock;
import io.ptoken.hsm.protocol.sts6.query.QueryControl;
import io.ptoken.hsm.protocol.sts6.query.QueryLog;
import io.ptoken.hsm.protocol.sts6.query.QueryProduct;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.hsm.protocol.sts6.vend.VendKeyChange;
import io.ptoken.hsm.protocol.sts6.vend.VendManagement;
import io.ptoken.hsm.protocol.sts6.vend.VerifyToken;
import io.ptoken.hsm.status.ModuleCapability;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Commands that the firmware turned out not to know, and what it lacks for that. Thread safe. */
final class FirmwareGaps {

    private static final Map<CommandCode, List<ModuleCapability>> NEEDS = Map.ofEntries(
            Map.entry(VendCredit.COMMAND, List.of(ModuleCapability.UNIT_CREDIT, ModuleCapability.CURRENCY_CREDIT)),
            Map.entry(VendManagement.COMMAND, List.of(ModuleCapability.MANAGEMENT)),
            Map.entry(VendKeyChange.COMMAND, List.of(ModuleCapability.KEY_CHANGE)),
            Map.entry(VerifyToken.COMMAND, List.of(ModuleCapability.VERIFICATION)),
            Map.entry(GetAttributes.COMMAND, List.of(ModuleCapability.KEY_ATTRIBUTES)),
            Map.entry(QueryClock.COMMAND, List.of(ModuleCapability.CLOCK)),
            Map.entry(QueryControl.COMMAND, List.of(ModuleCapability.COUNTERS)),
            Map.entry(QueryProduct.COMMAND, List.of(ModuleCapability.COUNTERS)),
            Map.entry(LoadKmcKey.COMMAND, List.of(ModuleCapability.KEY_LOADING)),
            Map.entry(ProcessKmcResponse.COMMAND, List.of(ModuleCapability.KEY_LOADING)),
            Map.entry(LoadVendingKey.COMMAND, List.of(ModuleCapability.KEY_LOADING)),
            Map.entry(FinishKeyLoad.COMMAND, List.of(ModuleCapability.KEY_LOADING)),
            Map.entry(DeleteSlot.COMMAND, List.of(ModuleCapability.KEY_LOADING)),
            Map.entry(QueryLog.COMMAND, List.of(ModuleCapability.EVENT_LOG)));

    private final Map<CommandCode, String> gaps = new ConcurrentHashMap<>();

    /** The module does not know that command, or answers what nobody can read. */
    void note(CommandCode command, String reason) {
        gaps.put(command, reason);
    }

    void known(CommandCode command) {
        gaps.remove(command);
    }

    Optional<String> reason(CommandCode command) {
        return Optional.ofNullable(gaps.get(command));
    }

    /** Forgets all: the module is another one, or runs another program. */
    void forget() {
        gaps.clear();
    }

    /** What is lacking, with the reason. */
    Map<ModuleCapability, String> lacks() {
        Map<ModuleCapability, String> lacks = new EnumMap<>(ModuleCapability.class);
        gaps.forEach((command, reason) -> NEEDS.getOrDefault(command, List.of())
                .forEach(capability -> lacks.merge(capability, reason, (one, other) -> {
                    // One of several reasons, always the same one.
                    return one.compareTo(other) <= 0 ? one : other;
                })));
        return lacks;
    }
}
