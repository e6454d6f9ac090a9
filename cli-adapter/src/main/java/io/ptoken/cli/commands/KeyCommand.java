package io.ptoken.cli.commands;

import picocli.CommandLine.Command;

/** {@code ptoken key}: what has to do with keys outside any module. */
@Command(name = "key", description = "Checks keys on paper.", synopsisSubcommandLabel = "COMMAND")
final class KeyCommand {}
