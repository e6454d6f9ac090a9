package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.document.HsmDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.PoolCalls;
import io.ptoken.service.operate.call.PoolCalls.Member;
import java.util.List;
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
    OutputOptions output;

    HsmListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        List<Member> members = ask(access, new PoolCalls.All());
        if (output.json()) {
            output.print(spec, HsmDocument.Modules.of(members));
        } else if (members.isEmpty()) {
            say("ptoken.yaml lists no modules: the software module of the data directory makes the tokens.");
        } else {
            TextTable table = TextTable.of("NAME", "KIND", "PLACE", "DIALECT", "PRIORITY", "STANDBY", "DRAINED");
            members.forEach(member -> table.row(
                    member.module().name(),
                    member.module().kind(),
                    member.module().place(),
                    member.module().dialect(),
                    Integer.toString(member.standing().priority()),
                    member.standing().standby() ? "yes" : "no",
                    member.standing().drained() ? "yes" : "no"));
            table.lines("", columns()).forEach(this::say);
        }
        return ExitCode.OK;
    }
}
