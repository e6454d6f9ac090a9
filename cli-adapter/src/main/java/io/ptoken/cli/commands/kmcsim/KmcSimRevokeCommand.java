package io.ptoken.cli.commands.kmcsim;

import io.ptoken.cli.kmcsim.SimulatorRequests;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ptoken kmc-sim revoke}. */
@Command(
        name = "revoke",
        description = "Answers a module no more, for good. Keys that it has vend until their IUT or EXP.")
final class KmcSimRevokeCommand extends KmcSimTask {

    @Parameters(paramLabel = "MODULE", description = "Serial or SMID of the module.")
    String module;

    KmcSimRevokeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(SimulatorRequests requests) {
        say("Revoked the module " + requests.revoke(module).moduleId() + ".");
    }
}
