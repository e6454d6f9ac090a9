package io.ptoken.cli.commands.tables;

import picocli.CommandLine.Command;

/** {@code ptoken tables}: the table sets of EA 07. */
@Command(name = "tables", description = "Shows STA table sets (EA 07).", synopsisSubcommandLabel = "COMMAND")
public final class TablesCommand {}
