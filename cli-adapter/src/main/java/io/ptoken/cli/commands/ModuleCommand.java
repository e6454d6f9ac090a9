package io.ptoken.cli.commands;

import picocli.CommandLine.Command;

/** {@code ptoken module}: the software security module itself. */
@Command(
        name = "module",
        description =
                "Looks after the software security module: its self-test, its crypto officers, its restored state.",
        synopsisSubcommandLabel = "COMMAND")
final class ModuleCommand {}
