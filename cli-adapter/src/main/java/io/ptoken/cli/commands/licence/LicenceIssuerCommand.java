package io.ptoken.cli.commands.licence;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;

/** {@code ptoken licence issuer}: the key that signs licences. */
@Command(
        name = "issuer",
        description = "Makes and shows the key that signs licences. Keep it apart from the modules.",
        synopsisSubcommandLabel = "COMMAND")
final class LicenceIssuerCommand {

    private LicenceIssuerCommand() {}

    /** With its subcommands. */
    static CommandGroup of(Surroundings surroundings) {
        return CommandGroup.of(
                new LicenceIssuerCommand(),
                new LicenceIssuerCreateCommand(surroundings),
                new LicenceIssuerShowCommand());
    }
}
