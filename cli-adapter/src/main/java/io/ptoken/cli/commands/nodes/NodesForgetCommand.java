package io.ptoken.cli.commands.nodes;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.WatchCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ptoken nodes forget}. */
@Command(
        name = "forget",
        description = {
            "Forgets a node that does not come back, and so ends the alert about it.",
            "It takes nothing from the node: one that runs is there again in some seconds."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken nodes forget vend-2:9443")
final class NodesForgetCommand extends OperatorTask {

    @Parameters(paramLabel = "NAME", description = "Name of the node, as 'ptoken status --all' shows it.")
    String name = "";

    NodesForgetCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        ask(access, new WatchCalls.ForgetNode(name));
        say("The node " + name + " is forgotten.");
        return ExitCode.OK;
    }
}
