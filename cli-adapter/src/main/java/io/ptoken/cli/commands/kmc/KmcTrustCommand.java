package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.kmc.text.Ident;
import io.ptoken.node.account.LocalAudit;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.keyload.KmcTrustAnchors;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.node.keyload.TrustChange;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.port.ServiceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken kmc trust}. */
@Command(
        name = "trust",
        description = {
            "Says which trust anchors may sign the public keys of KMCs. Without options: adds those of a file.",
            "Who owns a trust anchor can make KMCs that this installation approves: take the file from where you trust it."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken kmc trust kmc.anchor.txt", "  ptoken kmc trust --list", "  ptoken kmc trust --remove NAME"})
final class KmcTrustCommand extends StoreTask {

    @ArgGroup(multiplicity = "1")
    Change change = new Change();

    /** What to do. */
    static final class Change {

        @Parameters(paramLabel = "FILE", description = "Trust anchors, one on a line: NAME POINT.")
        Optional<Path> file = Optional.empty();

        @Option(names = "--list", description = "List them.")
        boolean list;

        @Option(names = "--remove", paramLabel = "NAME", description = "Trust this one no more.")
        Optional<String> remove = Optional.empty();
    }

    KmcTrustCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(ServiceStore store, Installation chosen) throws IOException {
        KmcTrustAnchors anchors = new KmcTrustAnchors(chosen.data().kmcTrustAnchors());
        TrustChange changes = new TrustChange(anchors, new LocalAudit(store.auditLog(), surroundings()));
        if (change.file.isPresent()) {
            changes.add(TrustAnchorText.read(change.file.get()), this::say);
        } else if (change.remove.isPresent()) {
            Ident name = new Ident(change.remove.get());
            if (!changes.remove(name)) {
                throw new CommandFailure("no trust anchor is called " + name + "; nothing was changed");
            }
            say(name + " is trusted no more; KMCs imported before stay.");
        } else {
            anchors.all().forEach(anchor -> say(TrustAnchorText.format(anchor)));
        }
        return ExitCode.OK;
    }
}
