package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.keyload.NewTextFile;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.call.KmcCalls.ModuleKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ptoken kmc module-key}. */
@ReadsOnly
@Command(
        name = "module-key",
        description = {
            "Writes the public keys of the module (SM PUBKEY), with which a KMC registers it.",
            "--anchor writes the trust anchor under whose signature they stand: this installation's own, which the KMC "
                    + "must be told to trust.",
            OperatorTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken kmc module-key --out module.smpub.txt --anchor module.anchor.txt")
final class KmcModuleKeyCommand extends KmcTask {

    @Option(names = "--out", paramLabel = "FILE", description = "New file. Default: standard output.")
    Optional<Path> out = Optional.empty();

    @Option(names = "--anchor", paramLabel = "FILE", description = "New file for the trust anchor.")
    Optional<Path> anchor = Optional.empty();

    KmcModuleKeyCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        NewTextFile.requireFree(out);
        NewTextFile.requireFree(anchor);
    }

    @Override
    protected int exchange(OperatorAccess access) throws IOException {
        ModuleKey key = ask(access, new KmcCalls.ShowModuleKey(module.name()));
        NewTextFile.write(out, key.file(), this::print, this::say);
        if (anchor.isPresent()) {
            String text = key.anchor()
                    .map(TrustAnchorText::format)
                    .orElseThrow(() -> new CommandFailure("the module does not know who signed its public keys"));
            NewTextFile.write(anchor, text + "\n", this::print, this::say);
        }
        return ExitCode.OK;
    }
}
