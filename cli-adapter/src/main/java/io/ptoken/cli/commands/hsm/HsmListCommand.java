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
            "Failures are counted by a server that runs, from its start."
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
            TextTable table =
                    TextTable.of("NAME", "KIND", "PLACE", "DIALECT", "PRIORITY", "STANDBY", "DRAINED", "FAILURES");
            members.forEach(member -> table.row(
                    member.module().name(),
                    member.module().kind(),
                    member.module().place(),
                    member.module().dialect(),
                    Integer.toString(member.standing().priority()),
                    member.standing().standby() ? "yes" : "no",
                    member.standing().drained() ? "yes" : "no",
                    member.failures()
                            .map(failures -> Long.toString(failures.count()))
                            .orElse("-")));
            table.lines("", columns()).forEach(this::say);
            members.forEach(this::failures);
        }
        return ExitCode.OK;
    }

    private void failures(Member member) {
        member.failures()
                .filter(failures -> failures.count() > 0)
                .ifPresent(failures -> say(member.module().name()
                        + failures.failsSince()
                                .map(since -> " fails since " + since)
                                .orElse(" works again")
                        + "; failures since the server started: " + failures.count()
                        + failures.last().map(at -> ", the last at " + at).orElse("")
                        + failures.why().map(why -> ", " + why).orElse("")));
    }
}
