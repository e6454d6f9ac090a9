package io.ptoken.demo;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.StaTablesOption;
import io.ptoken.cli.commands.options.TcpPort;
import io.ptoken.cli.commands.task.JsonLines;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ptoken demo}. */
@ReadsOnly
@JsonLines
@Command(
        name = "demo",
        description = {
            "Sells a token end to end: server, vending client, virtual meter.",
            "Makes a throw-away installation with published test keys, serves it, buys 10 kWh from it with a vending "
                    + "client over Thrift and TLS, and enters the tokens into a virtual meter. Then serves until "
                    + "Ctrl-C."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken demo --once",
            "  ptoken demo --ea 11",
            "  ptoken demo --once --module tsm500i-simulator",
            "  ptoken demo --json      one line with address, account, certificate and tokens, for a client's tests"
        })
final class DemoCommand implements Callable<Integer> {

    private final ProgramSurroundings surroundings;

    @Option(names = "--once", description = "End afterwards instead of serving on.")
    boolean once;

    @Option(names = "--json", description = "Print one JSON object on one line instead of text.")
    boolean json;

    @Option(
            names = "--ea",
            paramLabel = "EA",
            defaultValue = "7",
            description = "Cipher of the meter: 7 (default) or 11.")
    int ea;

    @Option(
            names = "--module",
            paramLabel = "MODULE",
            defaultValue = "software",
            description = "Security module: software (default), tsm500i-simulator or tsm250-simulator; of a simulator, "
                    + "keys and tokens go over its line.")
    String module;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = TcpPort.class,
            description = "TCP port. Default: 9443 if free, else any.")
    Optional<Integer> port = Optional.empty();

    @Mixin
    StaTablesOption staTables;

    @Spec
    CommandSpec spec;

    DemoCommand(ProgramSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        new Demo(module(), cipher(), staTables.orSample(surroundings), port, once, json)
                .run(spec.commandLine().getOut(), surroundings);
        return ExitCode.OK;
    }

    private DemoModule module() {
        return DemoModule.of(module)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--module: got '" + module + "', expected one of " + DemoModule.options()));
    }

    private EncryptionAlgorithm cipher() {
        return switch (ea) {
            case 7 -> EncryptionAlgorithm.STA;
            case 11 -> EncryptionAlgorithm.MISTY1;
            default -> throw new ParameterException(spec.commandLine(), "--ea: got '" + ea + "', expected 7 or 11");
        };
    }
}
