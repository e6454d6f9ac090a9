package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.WatchDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.NodeList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken status}. */
@ReadsOnly
@Command(
        name = "status",
        description = {
            "Shows the installation: its security module, certificate, store and notices.",
            "A running server tells what it knows; without one, this command looks itself.",
            NoticeText.INCOMPLETE,
            OperatorTask.SECRET
        })
public final class StatusCommand extends OperatorTask {

    @Mixin
    OutputOptions output;

    @Option(
            names = "--refresh",
            description =
                    "Have a running server look at everything again, and ask its modules; otherwise it tells what it"
                            + " saw some seconds ago.")
    boolean refresh;

    @Option(
            names = "--all",
            description = "Instead, the nodes that share the store, as each told the others some seconds ago.")
    boolean all;

    private final boolean terminal;

    public StatusCommand(ProgramSurroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
        this.terminal = surroundings.terminal();
    }

    @Override
    protected int work(OperatorAccess access) {
        return all ? allNodes(access) : one(access);
    }

    private int allNodes(OperatorAccess access) {
        NodeList nodes = ask(access, new WatchCalls.Nodes());
        if (output.json()) {
            output.print(spec, WatchDocument.Nodes.of(nodes));
        } else {
            NodesText.lines(nodes, columns()).forEach(this::say);
        }
        return ExitCode.OK;
    }

    private int one(OperatorAccess access) {
        InstallationStatus status = ask(access, new WatchCalls.Status(refresh));
        if (output.json()) {
            output.print(spec, WatchDocument.Status.of(status));
        } else {
            Facts.print(spec.commandLine().getOut(), StatusText.facts(status));
            say("");
            NoticeText.lines(status.notices(), terminal).forEach(this::say);
            NoticeText.age(status.notices(), surroundings().clock().instant()).forEach(this::say);
        }
        return NoticeText.exitCode(status.notices());
    }
}
