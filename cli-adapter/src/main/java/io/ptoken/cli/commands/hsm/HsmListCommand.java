package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ListOutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.console.TextTable;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.PoolCalls;
import io.ptoken.service.operate.call.PoolCalls.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
final class HsmListCommand extends OperatorTask {

    @Mixin
    ListOutputOptions output;

    HsmListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        List<Map<String, Object>> facts = ask(access, new PoolCalls.All()).stream()
                .map(HsmListCommand::facts)
                .toList();
        if (output.json()) {
            Facts.printJson(spec.commandLine().getOut(), facts);
        } else if (facts.isEmpty()) {
            say("ptoken.yaml lists no modules: the software module of the data directory makes the tokens.");
        } else {
            TextTable table = TextTable.of("NAME", "KIND", "PLACE", "DIALECT", "PRIORITY", "STANDBY", "DRAINED");
            facts.forEach(
                    row -> table.row(row.values().stream().map(String::valueOf).toArray(String[]::new)));
            table.lines("", columns()).forEach(this::say);
        }
        return ExitCode.OK;
    }

    private static Map<String, Object> facts(Member member) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", member.module().name());
        facts.put("kind", member.module().kind());
        facts.put("place", member.module().place());
        facts.put("dialect", member.module().dialect());
        facts.put("priority", member.standing().priority());
        facts.put("standby", member.standing().standby() ? "yes" : "no");
        facts.put("drained", member.standing().drained() ? "yes" : "no");
        return facts;
    }
}
