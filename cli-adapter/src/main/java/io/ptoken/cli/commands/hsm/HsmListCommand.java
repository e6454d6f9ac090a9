package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ListOutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.console.TextTable;
import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.pool.ModuleStanding;
import io.ptoken.hsm.protocol.settings.HostPort;
import io.ptoken.node.config.ModuleEntry;
import io.ptoken.node.hsm.ConfiguredPool;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.port.ServiceStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken hsm list}. */
@ReadsOnly
@Command(
        name = "list",
        description = {
            "Lists the security modules of ptoken.yaml and the order in which they are asked.",
            "A server that runs tells by getStatus and its notices how they do."
        })
final class HsmListCommand extends StoreTask {

    @Mixin
    ListOutputOptions output;

    HsmListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(ServiceStore store, Installation chosen) {
        List<ModuleEntry> entries = chosen.configuration().modules();
        if (entries.isEmpty()) {
            if (output.json()) {
                Facts.printJson(spec.commandLine().getOut(), List.of());
            } else {
                say("ptoken.yaml lists no modules: the software module of the data directory makes the tokens.");
            }
            return ExitCode.OK;
        }
        Map<String, ModuleStanding> standings =
                ConfiguredPool.of(entries, store, surroundings().clock()).members().stream()
                        .collect(Collectors.toMap(MemberReport::name, MemberReport::standing));
        List<Map<String, Object>> facts = entries.stream()
                .map(entry -> facts(
                        entry,
                        standings.getOrDefault(
                                entry.name(), new ModuleStanding(entry.priority(), entry.standby(), false))))
                .toList();
        if (output.json()) {
            Facts.printJson(spec.commandLine().getOut(), facts);
        } else {
            TextTable table = TextTable.of("NAME", "KIND", "PLACE", "DIALECT", "PRIORITY", "STANDBY", "DRAINED");
            facts.forEach(
                    row -> table.row(row.values().stream().map(String::valueOf).toArray(String[]::new)));
            table.lines("", columns()).forEach(this::say);
        }
        return ExitCode.OK;
    }

    private static Map<String, Object> facts(ModuleEntry entry, ModuleStanding standing) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", entry.name());
        facts.put("kind", entry.kind().name());
        facts.put("place", place(entry));
        facts.put(
                "dialect",
                entry.kind() == ModuleEntry.Kind.SOFTWARE
                        ? "-"
                        : entry.dialect().name());
        facts.put("priority", standing.priority());
        facts.put("standby", standing.standby() ? "yes" : "no");
        facts.put("drained", standing.drained() ? "yes" : "no");
        return facts;
    }

    private static String place(ModuleEntry entry) {
        if (entry.kind() == ModuleEntry.Kind.SOFTWARE) {
            return "data directory";
        }
        return entry.host().isEmpty() ? entry.device() : new HostPort(entry.host(), entry.port()).toString();
    }
}
