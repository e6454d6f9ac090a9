package io.ptoken.cli.hsm;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a hardware module tells about itself, for people. */
public final class HsmFacts {

    private HsmFacts() {}

    /** Identity, state, counters; then what it can do. */
    public static Map<String, String> of(String place, SecurityModule module) {
        ModuleStatus status = module.status();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("place", place);
        facts.put("module id", status.moduleId());
        facts.put("hardware", status.hardwareId());
        facts.put("firmware", status.firmwareId());
        facts.put("identity", status.idSm());
        facts.put("state", status.state().toString());
        facts.put("clock", status.clock().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("TID window", status.tidWindow().isZero() ? "not checked or not told" : status.tidWindow() + "");
        facts.put("registers", Integer.toString(module.capacity()));
        facts.put("tokens vended", Long.toString(status.vendCounter()));
        facts.put(
                "transactions left",
                status.transactionsLeft().map(String::valueOf).orElse("not told"));
        facts.put(
                "inhibit-vend date",
                status.inhibitVendDate().map(Instant::toString).orElse("not told"));
        new TreeMap<>(status.details()).forEach(facts::put);
        Map<ModuleCapability, String> lacks = module.lacks();
        facts.put(
                "can",
                EnumSet.allOf(ModuleCapability.class).stream()
                        .filter(capability -> !lacks.containsKey(capability))
                        .map(Enum::name)
                        .collect(Collectors.joining(", ")));
        new TreeMap<>(lacks).forEach((capability, reason) -> facts.put("cannot " + capability, reason));
        return facts;
    }
}
