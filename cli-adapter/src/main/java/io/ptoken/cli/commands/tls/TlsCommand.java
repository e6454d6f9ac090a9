package io.ptoken.cli.commands.tls;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken tls}: the server's certificate. */
@Command(
        name = "tls",
        description = "Shows, hands out and renews the TLS certificate of the TokenApi. Works while the server runs.",
        synopsisSubcommandLabel = "COMMAND")
public final class TlsCommand {

    private TlsCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new TlsCommand(),
                new TlsShowCommand(surroundings, opener),
                new TlsExportCommand(surroundings, opener),
                new TlsRenewCommand(surroundings, opener));
    }
}
