package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken hsm}: hardware security modules. */
@Command(
        name = "hsm",
        description = {
            "Looks after hardware security modules: TSM500i over the network, TSM250 at a serial port, and simulated ones.",
            "Nothing here was tried with real hardware yet; 'ptoken hsm simulate' makes modules to try with."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class HsmCommand {

    private HsmCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(ProgramSurroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new HsmCommand(),
                new HsmPortsCommand(),
                new HsmProbeCommand(surroundings),
                new HsmInfoCommand(surroundings),
                new HsmRegistersCommand(surroundings),
                new HsmLogCommand(surroundings),
                new HsmLoginCommand(surroundings),
                new HsmLogoutCommand(surroundings),
                new HsmListCommand(surroundings, opener),
                new HsmDrainCommand(surroundings, opener),
                new HsmResumeCommand(surroundings, opener),
                new HsmPriorityCommand(surroundings, opener),
                new HsmStandbyCommand(surroundings, opener),
                new HsmSimulateCommand(surroundings));
    }
}
