package io.ptoken.cli.commands.pref;

import picocli.CommandLine.Command;

/** {@code ptoken pref}: preferences. */
@Command(
        name = "pref",
        description = "Reads and changes the preferences. Works while the server runs, which follows within a second.",
        synopsisSubcommandLabel = "COMMAND")
public final class PrefCommand {}
