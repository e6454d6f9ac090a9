package io.ptoken.hsm.soft;

import io.ptoken.hsm.ModuleStatus;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What the module tells about itself. */
final class StatusReport {

    private StatusReport() {}

    /** Call under the ledger's lock, so that the counters belong together. */
    static ModuleStatus of(
            ModuleIdentity identity,
            SoftModuleSettings settings,
            SoftModuleParts parts,
            ModuleHealth health,
            VendingLedger ledger) {
        return new ModuleStatus(
                identity.moduleId(),
                ModuleIdentity.FIRMWARE_ID,
                ModuleIdentity.HARDWARE_ID,
                identity.idSm(),
                health.state(),
                parts.clock().instant(),
                settings.tidWindow().orElse(Duration.ZERO),
                ledger.vends(),
                ledger.vendsLeft(),
                ledger.permit().inhibitDate(),
                details(settings, parts, health));
    }

    private static Map<String, String> details(
            SoftModuleSettings settings, SoftModuleParts parts, ModuleHealth health) {
        Map<String, String> details = new TreeMap<>();
        details.put("sta.tables", parts.tables().describe());
        details.put("sta.fingerprint", parts.tables().fingerprint());
        details.put("rnd", parts.rnd().describe());
        details.put("tid.window", settings.tidWindow().map(Duration::toString).orElse("off (for laboratories only)"));
        health.failure().ifPresent(text -> details.put("failure", text));
        return details;
    }
}
