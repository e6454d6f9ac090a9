package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.commands.task.KeyLoadTask;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.keyload.NewTextFile;
import io.ptoken.node.keyload.KeyLoadServices;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken kmc request}. */
@Command(
        name = "request",
        description = {
            "Makes a request for vending keys (VKLOADREQ), to be sent to the KMC. Keys loaded before go on meanwhile.",
            "When a request is out already: --again shows it, --replace makes a new one and gives the old one up.",
            ModuleTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken kmc request --out request.txt")
final class KmcRequestCommand extends KeyLoadTask {

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
            throw new CommandFailure("--again and --replace exclude each other");
        }
        NewTextFile.requireFree(out);
    }

    @Override
    protected int work(KeyLoadServices services) throws IOException {
        KmcPublicKey chosen = kmc.chosen(services);
        NewTextFile.write(out, again ? outstanding(services, chosen) : made(services, chosen), this::print, this::say);
        return ok();
    }

    private String made(KeyLoadServices services, KmcPublicKey chosen) {
        if (!replace && services.requests().outstanding(chosen).isPresent()) {
            throw new CommandFailure("a request to " + chosen.name()
                    + " is out: --again shows it, --replace gives it up" + " for a new one");
        }
        return services.requests().request(services.actor(), chosen, replace);
    }

    private static String outstanding(KeyLoadServices services, KmcPublicKey chosen) {
        return services.requests()
                .outstanding(chosen)
                .orElseThrow(() -> new CommandFailure("no request to " + chosen.name() + " is out"));
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
