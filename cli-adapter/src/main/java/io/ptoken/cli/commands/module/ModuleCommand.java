package io.ptoken.cli.commands.module;

import picocli.CommandLine.Command;

/** {@code ptoken module}: the software security module itself. */
@Command(
        name = "module",
        description =
                "Looks after the software security module: its self-test, its crypto officers, its restored state.",
        synopsisSubcommandLabel = "COMMAND")
public final class ModuleCommand {}
