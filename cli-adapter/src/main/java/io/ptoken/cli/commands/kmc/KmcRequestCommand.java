package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.keyload.NewTextFile;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.IoTrouble;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.KmcCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken kmc request}. */
@Command(
        name = "request",
        description = {
            "Makes a request for vending keys (VKLOADREQ), to be sent to the KMC. Keys loaded before go on meanwhile.",
            "When a request is out already: --again shows it, --replace makes a new one and gives the old one up.",
            OperatorTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken kmc request --out request.txt")
final class KmcRequestCommand extends KmcTask {

    @Mixin
    KmcOption kmc;

    @Option(names = "--out", paramLabel = "FILE", description = "New file. Default: standard output.")
    Optional<Path> out = Optional.empty();

    @Option(names = "--again", description = "Show the request that is out.")
    boolean again;

    @Option(names = "--replace", description = "Give up the request that is out: it can never be answered then.")
    boolean replace;

    KmcRequestCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        if (again && replace) {
            throw new ParameterException(spec.commandLine(), "--again and --replace exclude each other");
        }
        NewTextFile.requireFree(out);
    }

    @Override
    protected int exchange(OperatorAccess access) throws IOException {
        String request = again
                ? ask(access, new KmcCalls.Outstanding(module.name(), kmc.name()))
                : ask(access, new KmcCalls.Request(module.name(), kmc.name(), replace));
        try {
            NewTextFile.write(out, request, this::print, this::say);
        } catch (IOException e) {
            throw new CommandFailure(
                    "the request is made, but not written (" + IoTrouble.text(e)
                            + "); the same command with --again, without --replace, writes it",
                    e);
        }
        return ExitCode.OK;
    }
}
