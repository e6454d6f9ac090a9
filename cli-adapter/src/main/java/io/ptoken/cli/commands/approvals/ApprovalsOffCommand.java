package io.ptoken.cli.commands.approvals;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.node.account.TerminalPerson;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.InstallationHold;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.ApprovalStore.Off;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.ServiceStore;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ptoken approvals off}. */
@Command(
        name = "off",
        description = {
            "Empties the list of calls that take a second person, when nobody is left to approve them. For the owner of the"
                    + " data directory, with the server stopped.",
            "It stands in the audit log, and a notice tells of it until an administrator acknowledges it with 'ptoken approvals"
                    + " acknowledge'. Calls that wait or were approved are forgotten."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken approvals off")
final class ApprovalsOffCommand extends StoreTask {

    private static final String ACTION = "approvals.off";

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    ApprovalsOffCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(ServiceStore store, Installation chosen) {
        try (Undo taken = new Undo()) {
            InstallationHold.software(chosen, taker(), ModuleHold.STOP_IT, taken);
            String preference = Preferences.SECOND_PERSON_FOR.name();
            String list = store.preferences().all().getOrDefault(preference, "");
            if (list.isBlank()) {
                say("No call takes a second person.");
                return ExitCode.OK;
            }
            if (!yes
                    && !surroundings()
                            .prompt()
                            .confirm("Let all calls be made without a second person, as " + list + " now may not?")) {
                throw new CommandFailure("not confirmed; nothing was changed");
            }
            Instant now = surroundings().clock().instant();
            String person = TerminalPerson.name(surroundings());
            store.approvals()
                    .turnOff(
                            preference,
                            new Off(now, person),
                            AuditEntry.local(now, person, ACTION, preference, "old " + list + ", new none"));
            say("No call takes a second person any more. A notice tells of it until an administrator acknowledges it:");
            say("  ptoken approvals acknowledge --as NAME");
            return ExitCode.OK;
        }
    }
}
