package io.ptoken.cli.commands.user;

import picocli.CommandLine.Command;

/** {@code ptoken user}: accounts. */
@Command(
        name = "user",
        description = "Keeps the accounts that may sign in. Works while the server runs.",
        synopsisSubcommandLabel = "COMMAND")
public final class UserCommand {}
