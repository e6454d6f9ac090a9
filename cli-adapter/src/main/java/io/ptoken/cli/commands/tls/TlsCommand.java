package io.ptoken.cli.commands.tls;

import picocli.CommandLine.Command;

/** {@code ptoken tls}: the server's certificate. */
@Command(
        name = "tls",
        description = "Shows, hands out and renews the TLS certificate of the TokenApi. Works while the server runs.",
        synopsisSubcommandLabel = "COMMAND")
public final class TlsCommand {}
