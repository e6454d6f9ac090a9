package io.ptoken.hsm.soft;

import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.hsm.selftest.SelfTestResult;
import io.ptoken.hsm.slot.KekSlotDetails;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.soft.access.AccessGuard;
import io.ptoken.hsm.soft.health.ModuleHealth;
import io.ptoken.hsm.soft.health.SelfTest;
import io.ptoken.hsm.soft.identity.ModuleIdentity;
import io.ptoken.hsm.soft.licence.Licensing;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.soft.slot.KekSlot;
import io.ptoken.hsm.soft.state.SealedState;
import io.ptoken.hsm.soft.vend.VendingLedger;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the module tells about itself. Thread safe; makes the details anew only when they have changed. */
final class StatusReport {

    private final SealedState state;
    private final SoftModuleSettings settings;
    private final SoftModuleParts parts;
    private final ModuleHealth health;
    private final SelfTest selfTest;
    private final AccessGuard access;
    private volatile Details details;

    /** What the details are made from, beside what never changes. */
    private record Facts(
            Mode mode,
            SelfTestResult selfTest,
            Licensing licensing,
            Optional<String> failure,
            Optional<String> write,
            List<SlotFact> slots) {}

    /** A KEK slot in use, without its keys: this is asked for at every sale. */
    private record SlotFact(int number, KekSlotState state, String kmc) {}

    private record Details(Facts facts, Map<String, String> map) {}

    StatusReport(
            SealedState state,
            SoftModuleSettings settings,
            SoftModuleParts parts,
            ModuleHealth health,
            SelfTest selfTest,
            AccessGuard access) {
        this.state = state;
        this.settings = settings;
        this.parts = parts;
        this.health = health;
        this.selfTest = selfTest;
        this.access = access;
        this.details = details(facts(Mode.NONE));
    }

    ModuleStatus now() {
        Mode mode = access.status().mode();
        VendingLedger ledger = state.ledger();
        return new ModuleStatus(
                state.identity().moduleId(),
                state.identity().firmware().toString(),
                ModuleIdentity.HARDWARE_ID,
                state.idSm(),
                moduleState(mode),
                parts.clock().instant(),
                settings.tidWindow().orElse(Duration.ZERO),
                ledger.vends(),
                ledger.vendsLeft(),
                ledger.permit().inhibitDate(),
                detailsOf(facts(mode)));
    }

    private ModuleState moduleState(Mode mode) {
        ModuleState state = health.state();
        return state == ModuleState.OPERATIONAL && mode == Mode.PRIVILEGED ? ModuleState.PRIVILEGED : state;
    }

    private Facts facts(Mode mode) {
        return new Facts(mode, selfTest.last(), state.licensing(), health.failure(), state.lastFailure(), slots());
    }

    private List<SlotFact> slots() {
        List<SlotFact> used = new ArrayList<>();
        for (KekSlot slot : state.slots().all()) {
            slot.kmc()
                    .ifPresent(kmc -> used.add(
                            new SlotFact(slot.number(), slot.state(), kmc.id().text())));
        }
        return used;
    }

    private Map<String, String> detailsOf(Facts facts) {
        Details last = details;
        if (!last.facts().equals(facts)) {
            last = details(facts);
            details = last;
        }
        return last.map();
    }

    private Details details(Facts facts) {
        Map<String, String> map = new TreeMap<>();
        map.put("sta.tables", parts.tables().describe());
        map.put("sta.fingerprint", parts.tables().fingerprint());
        map.put("rnd", parts.rnd().describe());
        map.put("tid.window", settings.tidWindow().map(Duration::toString).orElse("off (for laboratories only)"));
        map.put("ac.mode", facts.mode().toString());
        map.put("selftest.time", facts.selfTest().at().toString());
        map.put(
                "selftest.result",
                facts.selfTest().failed().map(name -> "failed: " + name).orElse("passed"));
        map.put("keyload.profile", parts.keyLoadFormat().codec().profile());
        map.put("keyload.slots", facts.slots().size() + " of " + settings.kekSlots() + " in use");
        facts.slots().forEach(slot -> KekSlotDetails.put(map, slot.number(), slot.state(), slot.kmc()));
        facts.licensing().issuer().ifPresent(issuer -> map.put("licence.issuer", issuer.fingerprint()));
        facts.licensing().licenceId().ifPresent(id -> map.put("licence.id", id));
        facts.failure().ifPresent(text -> map.put("failure", text));
        facts.write().ifPresent(text -> map.put("state.write", text));
        return new Details(facts, Map.copyOf(map));
    }
}
