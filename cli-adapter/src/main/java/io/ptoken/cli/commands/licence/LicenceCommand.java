package io.ptoken.cli.commands.licence;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken licence}: transaction licences. */
@Command(
        name = "licence",
        description = "Loads transaction licences, and issues them for software modules of your own.",
        synopsisSubcommandLabel = "COMMAND")
public final class LicenceCommand {

    private LicenceCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new LicenceCommand(),
                new LicenceLoadCommand(surroundings, opener),
                new LicenceShowCommand(surroundings, opener),
                new LicenceTrustCommand(surroundings, opener),
                new LicenceIssueCommand(surroundings),
                LicenceIssuerCommand.of(surroundings));
    }
}
