package io.ptoken.cli.commands.key;

import picocli.CommandLine.Command;

/** {@code ptoken key}: what has to do with keys outside any module. */
@Command(name = "key", description = "Checks keys on paper.", synopsisSubcommandLabel = "COMMAND")
public final class KeyCommand {}
