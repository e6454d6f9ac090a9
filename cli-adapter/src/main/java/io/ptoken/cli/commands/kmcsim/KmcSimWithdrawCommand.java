package io.ptoken.cli.commands.kmcsim;

import io.ptoken.cli.kmcsim.SimulatorRequests;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ptoken kmc-sim withdraw}. */
@Command(
        name = "withdraw",
        description = "Takes an authorisation back. Keys that were delivered vend until their IUT or EXP.")
final class KmcSimWithdrawCommand extends KmcSimTask {

    @Parameters(paramLabel = "NUMBER", description = "Its number, which 'ptoken kmc-sim show' tells.")
    int number;

    KmcSimWithdrawCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(SimulatorRequests requests) {
        requests.kmc().withdraw(number);
        say("Withdrew authorisation " + number + ".");
    }
}
