package io.ptoken.cli.commands.tables;

import io.ptoken.cli.commands.task.CommandGroup;
import picocli.CommandLine.Command;

/** {@code ptoken tables}: the table sets of EA 07. */
@Command(name = "tables", description = "Shows STA table sets (EA 07).", synopsisSubcommandLabel = "COMMAND")
public final class TablesCommand {

    private TablesCommand() {}

    /** With its subcommands. */
    public static CommandGroup of() {
        return CommandGroup.of(new TablesCommand(), new TablesShowCommand());
    }
}
