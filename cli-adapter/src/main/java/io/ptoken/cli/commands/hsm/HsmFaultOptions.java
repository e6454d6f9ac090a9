package io.ptoken.cli.commands.hsm;

import io.ptoken.hsm.simulator.Fault;
import io.ptoken.hsm.simulator.Faults;
import io.ptoken.node.process.CommandFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What goes wrong at a simulated module, each in so many of a hundred requests. */
final class HsmFaultOptions {

    private static final double HUNDRED = 100.0;

    @Option(names = "--drop", paramLabel = "PERCENT", defaultValue = "0", description = "Answers that never arrive.")
    double drop;

    @Option(names = "--lose", paramLabel = "PERCENT", defaultValue = "0", description = "Requests that never arrive.")
    double lose;

    @Option(names = "--corrupt", paramLabel = "PERCENT", defaultValue = "0", description = "Answers with a wrong CRC.")
    double corrupt;

    @Option(names = "--late", paramLabel = "PERCENT", defaultValue = "0", description = "Answers that come 8 s late.")
    double late;

    @Option(names = "--twice", paramLabel = "PERCENT", defaultValue = "0", description = "Answers that come twice.")
    double twice;

    @Option(
            names = "--truncate",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Answers cut after 6 bytes.")
    double truncate;

    @Option(
            names = "--power-cycle",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Requests at which the module loses its power and comes back.")
    double powerCycle;

    @Option(
            names = "--refuse",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Requests refused with --status.")
    double refuse;

    @Option(names = "--status", paramLabel = "CODE", defaultValue = "01", description = "With --refuse: two digits.")
    String status;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "The same faults for the same seed.")
    long seed;

    Faults faults() {
        List<Faults.Chance> chances = new ArrayList<>();
        add(chances, lose, new Fault.RequestLost());
        add(chances, drop, new Fault.AnswerLost());
        add(chances, corrupt, new Fault.CheckSumWrong());
        add(chances, late, new Fault.AnswerLate(Duration.ofSeconds(8)));
        add(chances, twice, new Fault.AnswerTwice());
        add(chances, truncate, new Fault.AnswerTruncated(6));
        add(chances, powerCycle, new Fault.PowerCycle(true));
        if (refuse > 0) {
            add(chances, refuse, Fault.StatusAnswer.of(status));
        }
        if (chances.stream().mapToDouble(Faults.Chance::probability).sum() > 1.0) {
            throw new CommandFailure("the faults come to more than 100 percent of all requests");
        }
        return chances.isEmpty() ? Faults.NONE : Faults.random(seed, chances);
    }

    private static void add(List<Faults.Chance> chances, double percent, Fault fault) {
        if (!(percent >= 0 && percent <= HUNDRED)) {
            throw new CommandFailure("percent of requests: got " + percent + ", expected 0-100");
        }
        if (percent > 0) {
            chances.add(new Faults.Chance(percent / HUNDRED, fault));
        }
    }
}
