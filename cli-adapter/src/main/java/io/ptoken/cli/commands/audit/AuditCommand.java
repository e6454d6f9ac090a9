package io.ptoken.cli.commands.audit;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;
import picocli.CommandLine;

/** {@code ptoken audit}: the audit log. */
@Command(
        name = "audit",
        description = "Reads, exports and verifies the audit log. Works while the server runs.",
        synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand {

    private AuditCommand() {}

    /** With its subcommands. */
    public static CommandLine of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new AuditCommand(),
                new AuditListCommand(surroundings, opener),
                new AuditExportCommand(surroundings, opener),
                new AuditVerifyCommand(surroundings, opener));
    }
}
