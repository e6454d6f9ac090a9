package io.ptoken.cli.commands.user;

import picocli.CommandLine.Command;

/** {@code ptoken session}: who is signed in. */
@Command(
        name = "session",
        description = "Lists and ends the sessions of accounts that have signed in. Works while the server runs.",
        synopsisSubcommandLabel = "COMMAND")
public final class SessionCommand {}
