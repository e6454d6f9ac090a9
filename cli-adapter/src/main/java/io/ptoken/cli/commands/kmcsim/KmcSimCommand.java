package io.ptoken.cli.commands.kmcsim;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;

/** {@code ptoken kmc-sim}: a key management centre for tests. */
@Command(
        name = "kmc-sim",
        description = {
            "Simulates a key management centre for tests and demonstrations, in a directory of its own.",
            "It speaks STSKMS-AP1, an assumed profile: no real module takes its files, and no real KMC reads a request."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class KmcSimCommand {

    private KmcSimCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings) {
        return CommandGroup.of(
                new KmcSimCommand(),
                new KmcSimCreateCommand(surroundings),
                new KmcSimGroupCommand(surroundings),
                new KmcSimKeyCommand(surroundings),
                new KmcSimRegisterCommand(surroundings),
                new KmcSimAuthoriseCommand(surroundings),
                new KmcSimAnswerCommand(surroundings),
                new KmcSimShowCommand(surroundings),
                new KmcSimWithdrawCommand(surroundings),
                new KmcSimRevokeCommand(surroundings));
    }
}
