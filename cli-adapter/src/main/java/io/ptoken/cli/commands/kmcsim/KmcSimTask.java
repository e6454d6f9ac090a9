package io.ptoken.cli.commands.kmcsim;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.CommandTask;
import io.ptoken.cli.kmcsim.OpenSimulator;
import io.ptoken.cli.kmcsim.SimulatorRequests;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import picocli.CommandLine.Mixin;

/** A command on a KMC simulator: opens it, works, closes it. Says once which profile that is. */
abstract class KmcSimTask extends CommandTask {

    @Mixin
    KmcSimOption sim;

    private final Surroundings surroundings;

    KmcSimTask(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public final Integer call() throws IOException {
        if (!saysTheProfileItself()) {
            warn(Ap1Codec.PROFILE);
        }
        try (OpenSimulator open = OpenSimulator.in(sim.directory(surroundings), surroundings)) {
            work(new SimulatorRequests(open.kmc(), surroundings.clock()));
        }
        return ExitCode.OK;
    }

    /** True when the profile stands in what the command prints. */
    boolean saysTheProfileItself() {
        return false;
    }

    abstract void work(SimulatorRequests requests) throws IOException;

    /** Prints a text as it is. */
    void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
