package io.ptoken.hsm.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Identity, clock and counters of a module.
 *
 * @param moduleId eight digits
 * @param firmwareId {@code STS6}, platform digit, {@code V} for vending or {@code M} for manufacturing, two-digit version; e.g.
 *     {@code STS65V10}
 * @param hardwareId what the module is
 * @param idSm identity record {@code SMID.1:maker:moduleId:time:16 hex:4 hex} (module protocol section 7.4)
 * @param state what it does at present
 * @param clock the module's own time
 * @param tidWindow how far a TID may lie from {@code clock} in either direction; zero when that is not checked
 * @param vendCounter successful vends so far, a key-change set counting once
 * @param transactionsLeft vends that may still be made, empty when not limited
 * @param inhibitVendDate moment from which vending stops, empty when there is none
 * @param details further facts for people, e.g. {@code sta.tables} with the STA table set in use
 */
public record ModuleStatus(
        String moduleId,
        String firmwareId,
        String hardwareId,
        String idSm,
        ModuleState state,
        Instant clock,
        Duration tidWindow,
        long vendCounter,
        Optional<Long> transactionsLeft,
        Optional<Instant> inhibitVendDate,
        Map<String, String> details) {

    public ModuleStatus {
        details = Map.copyOf(details);
    }
}
