package io.ptoken.cli.commands.kmcsim;

import io.ptoken.cli.keyload.NewTextFile;
import io.ptoken.cli.kmcsim.ReceivedFile;
import io.ptoken.cli.kmcsim.SimulatorRequests;
import io.ptoken.kmc.simulator.KlfFault;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken kmc-sim answer}. */
@Command(
        name = "answer",
        description = {
            "Answers a request (VKLOADREQ) with a key load file: all keys that the module may use.",
            "The same request gets the same file again.",
            "With --fault the file is spoilt in one way, to see what host and module say; the request can be answered "
                    + "rightly afterwards."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken kmc-sim answer module.vkloadreq.txt --out keys.klf.txt",
            "  ptoken kmc-sim answer module.vkloadreq.txt --out bad.klf.txt --fault WRONG_KCV"
        })
final class KmcSimAnswerCommand extends KmcSimTask {

    private static final Path STDOUT = Path.of("-");

    @Parameters(paramLabel = "REQUEST_FILE", description = "The module's request.")
    Path request;

    @Option(names = "--out", paramLabel = "FILE", description = "New file. Default, and for '-': standard output.")
    Optional<Path> out = Optional.empty();

    @Option(names = "--fault", paramLabel = "FAULT", description = "How to spoil the file: ${COMPLETION-CANDIDATES}.")
    Optional<KlfFault> fault = Optional.empty();

    KmcSimAnswerCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(SimulatorRequests requests) throws IOException {
        Optional<Path> file = out.filter(named -> !named.equals(STDOUT));
        NewTextFile.requireFree(file);
        String asked = ReceivedFile.read(request);
        String answer = fault.isPresent()
                ? requests.kmc().answerSpoilt(asked, fault.get())
                : requests.kmc().answer(asked);
        NewTextFile.write(file, answer, this::print, this::say);
    }
}
