package io.ptoken.cli.commands.installation;

import io.ptoken.cli.server.PoolLines;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.operate.Inspection;
import io.ptoken.service.operate.notice.facts.ModuleFacts;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.facts.StoreFacts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An installation in names and values. */
final class StatusText {

    private static final long MEGABYTE = 1_000_000;

    private StatusText() {}

    static Map<String, String> facts(Installation installation, Inspection inspection) {
        NoticeFacts seen = inspection.report().facts();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "installation",
                installation.data().root().toAbsolutePath().normalize().toString());
        inspection.moduleUnknown().ifPresent(holder -> facts.put("module", "not known, because " + holder));
        seen.module().failure().ifPresent(reason -> facts.put("module", "does not answer: " + reason));
        seen.module().answer().ifPresent(module -> addModule(facts, module));
        facts.put(
                "certificate",
                inspection
                        .certificateUnknown()
                        .map(reason -> "not known: " + reason)
                        .or(() -> seen.certificateEnd().map(end -> "until " + end))
                        .orElse("none yet"));
        facts.put(
                "store",
                seen.store()
                        .failure()
                        .map(reason -> "does not answer: " + reason)
                        .or(() -> seen.doubts().refused().map(standing -> "not to be sold from: " + standing.brief()))
                        .orElse("answers"));
        seen.store()
                .answer()
                .flatMap(StoreFacts::nothingUntil)
                .ifPresent(until ->
                        facts.put("sales", "none until " + until + " (store restored, or accepted as an older copy)"));
        facts.put(
                "disk",
                seen.freeBytes().isPresent() ? seen.freeBytes().getAsLong() / MEGABYTE + " MB free" : "not known");
        return facts;
    }

    private static void addModule(Map<String, String> facts, ModuleFacts module) {
        ModuleStatus status = module.status();
        facts.putAll(PoolLines.of(status));
        facts.put("module", status.moduleId() + ", " + status.hardwareId() + ", firmware " + status.firmwareId());
        facts.put("state", status.state().toString());
        facts.put("access control", status.details().getOrDefault("ac.mode", "not told"));
        facts.put("module clock", clock(module));
        facts.put("registers", module.keys().size() + " of " + module.capacity() + " used");
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

    private static String clock(ModuleFacts module) {
        return module.status().clock().truncatedTo(ChronoUnit.SECONDS)
                + (module.driftSeconds() == 0 ? "" : ", " + module.driftSeconds() + " s off");
    }
}
