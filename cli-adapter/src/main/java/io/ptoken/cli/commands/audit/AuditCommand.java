package io.ptoken.cli.commands.audit;

import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken audit}: the audit log. */
@Command(
        name = "audit",
        description = "Reads, exports and verifies the audit log. Works while the server runs.",
        synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand {

    private AuditCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(ProgramSurroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new AuditCommand(),
                new AuditListCommand(surroundings, opener),
                new AuditExportCommand(surroundings, opener),
                new AuditVerifyCommand(surroundings, opener),
                new AuditAnonymousCommand(surroundings, opener),
                new AuditAcknowledgeCommand(surroundings, opener),
                new AuditHeadCommand(surroundings, opener),
                new AuditKeyCommand(surroundings, opener));
    }
}
