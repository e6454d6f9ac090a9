package io.ptoken.cli.commands.alerts;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.ShownAlert;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken alerts acknowledge}. */
@Command(
        name = "acknowledge",
        description = {
            "Says that you have taken note of an alert. Who did, and what they said, stands in it and in the audit log.",
            "It ends nothing: an alert ends when what it tells of is no longer so."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken alerts acknowledge 7 --word 'new licence is ordered'")
final class AlertsAcknowledgeCommand extends OperatorTask {

    @Parameters(paramLabel = "ID", description = "Number of the alert, as 'ptoken alerts list' shows it.")
    long id;

    @Option(names = "--word", paramLabel = "TEXT", description = "What there is to say about it, up to 200 characters.")
    String word = "";

    AlertsAcknowledgeCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        ShownAlert alert = ask(access, new WatchCalls.AcknowledgeAlert(id, word));
        say("Acknowledged alert " + alert.id() + ", " + AlertText.about(alert)
                + alert.ended().map(end -> ", which ended at " + end + ".").orElse(", which still stands."));
        return ExitCode.OK;
    }
}
