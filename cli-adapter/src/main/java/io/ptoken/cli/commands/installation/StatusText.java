package io.ptoken.cli.commands.installation;

import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.server.PoolLines;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.Modes;
import io.ptoken.service.operate.call.WatchCalls.Unknown;
import io.ptoken.service.operate.call.WatchCalls.WatchedModule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An installation in names and values. */
final class StatusText {

    private static final long MEGABYTE = 1_000_000;

    private StatusText() {}

    /** All of it, with its notices. */
    static List<String> lines(InstallationStatus seen, boolean terminal, int columns, Instant now) {
        TextTable table = new TextTable();
        facts(seen).forEach((name, value) -> table.row(name, value));
        List<String> lines = new ArrayList<>(table.lines("", columns));
        lines.add("");
        lines.addAll(NoticeText.lines(seen.notices(), terminal));
        lines.addAll(NoticeText.age(seen.notices(), now));
        return lines;
    }

    private static Map<String, String> facts(InstallationStatus seen) {
        Unknown unknown = seen.notices().unknown();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("installation", seen.installation());
        Modes mode = seen.mode();
        facts.put(
                "mode",
                mode.inEffect()
                        + (mode.inEffect() == mode.afterRestart()
                                ? ""
                                : "; " + mode.afterRestart() + " after a restart"));
        unknown.modules().ifPresent(holder -> facts.put("module", "not known, because " + holder));
        seen.moduleFailure().ifPresent(reason -> facts.put("module", "does not answer: " + reason));
        seen.module().ifPresent(module -> addModule(facts, module));
        facts.put(
                "certificate",
                unknown.certificate()
                        .map(reason -> "not known: " + reason)
                        .or(() -> seen.certificateEnd().map(end -> "until " + end))
                        .orElse("none yet"));
        facts.put(
                "store",
                seen.storeFailure()
                        .map(reason -> "does not answer: " + reason)
                        .or(() -> seen.storeRefused().map(reason -> "not to be sold from: " + reason))
                        .orElse("answers"));
        seen.nothingUntil()
                .ifPresent(until ->
                        facts.put("sales", "none until " + until + " (store restored, or accepted as an older copy)"));
        facts.put(
                "disk",
                seen.freeBytes().isPresent() ? seen.freeBytes().getAsLong() / MEGABYTE + " MB free" : "not known");
        seen.waitingMeters().ifPresent(meters -> facts.put("meters", meters));
        return facts;
    }

    private static void addModule(Map<String, String> facts, WatchedModule module) {
        ModuleStatus status = module.status();
        facts.putAll(PoolLines.of(status));
        facts.put("module", status.moduleId() + ", " + status.hardwareId() + ", firmware " + status.firmwareId());
        facts.put("state", status.state().toString());
        facts.put("access control", status.details().getOrDefault("ac.mode", "not told"));
        facts.put("module clock", clock(module));
        facts.put("registers", module.registersUsed() + " of " + module.registers() + " used");
        Map<String, String> details = status.details();
        Optional.ofNullable(details.get("keyload.slots")).ifPresent(slots -> facts.put("KEK slots", slots));
        Optional.ofNullable(details.get("keyload.profile")).ifPresent(profile -> facts.put("key-load format", profile));
        facts.put("tokens vended", Long.toString(status.vendCounter()));
        facts.put(
                "transactions left",
                status.transactionsLeft().map(String::valueOf).orElse("unlimited"));
        facts.put(
                "inhibit-vend date",
                status.inhibitVendDate().map(Instant::toString).orElse("none"));
    }

    private static String clock(WatchedModule module) {
        return module.status().clock().truncatedTo(ChronoUnit.SECONDS)
                + (module.driftSeconds() == 0 ? "" : ", " + module.driftSeconds() + " s off");
    }
}
