package io.ptoken.cli.commands;

import picocli.CommandLine.Command;

/** {@code ptoken session}: who is signed in. */
@Command(
        name = "session",
        description = "See and end the sessions of accounts that have signed in. Works while the server runs.",
        synopsisSubcommandLabel = "COMMAND")
final class SessionCommand {}
