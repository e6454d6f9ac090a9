package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.keyload.NewTextFile;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.simulated.TestModuleStore;
import io.ptoken.service.operate.keyload.OperatedModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** What a simulated module holds, and how a KMC and it come to know each other. */
final class HsmKeyLoadOptions {

    @Option(names = "--empty", description = "A new module holds no test keys.")
    boolean empty;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = {
                "The module outlives the command in this file, sealed under the key in FILE.key, which are made at the"
                        + " first start.",
                "Default: it is in memory, another one at each start."
            })
    Optional<Path> state = Optional.empty();

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Trust anchors of the KMCs that the module believes. Default: it believes none.")
    Optional<Path> trust = Optional.empty();

    @Option(
            names = "--public-keys",
            paramLabel = "FILE",
            description = "Writes the module's public keys (SM PUBKEY), with which a KMC registers it.")
    Optional<Path> publicKeys = Optional.empty();

    @Option(
            names = "--anchor",
            paramLabel = "FILE",
            description = "Writes the trust anchor under whose signature they stand.")
    Optional<Path> anchor = Optional.empty();

    /** True when one of them is given. */
    boolean given() {
        return empty || state.isPresent() || trust.isPresent() || publicKeys.isPresent() || anchor.isPresent();
    }

    TestModuleStore store() {
        return new TestModuleStore(state, empty);
    }

    List<TrustAnchor> anchors() throws IOException {
        return trust.isPresent() ? TrustAnchorText.read(trust.get()) : List.of();
    }

    /**
     * Writes what a KMC is to be told of the module.
     *
     * @param say tells which files were written
     */
    void tell(OperatedModule module, Consumer<String> say) throws IOException {
        if (publicKeys.isPresent()) {
            Ap1Codec codec = new Ap1Codec();
            String record =
                    module.module().keyLoading().orElseThrow().publicKey().line();
            write(publicKeys, codec.file(codec.parseSmPublicKey(record)), say);
        }
        if (anchor.isPresent()) {
            String text = module.anchor()
                    .get()
                    .map(TrustAnchorText::format)
                    .orElseThrow(() -> new CommandFailure("the module does not know who signed its public keys"));
            write(anchor, text + "\n", say);
        }
    }

    /** A file that says the same already is left: the module may be started again. */
    private static void write(Optional<Path> file, String text, Consumer<String> say) throws IOException {
        boolean there = file.isPresent()
                && Files.exists(file.get())
                && Files.size(file.get()) == text.length()
                && Files.readString(file.get()).equals(text);
        if (!there) {
            NewTextFile.write(file, text, say, say);
        }
    }
}
