package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.KmcCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
final class KmcTrustCommand extends OperatorTask {

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
    protected int work(OperatorAccess access) throws IOException {
        if (change.file.isPresent()) {
            List<TrustAnchor> anchors = TrustAnchorText.read(change.file.get());
            ask(access, new KmcCalls.Trust(anchors));
            anchors.forEach(anchor -> say(trusted(anchor)));
        } else if (change.remove.isPresent()) {
            String name = change.remove.get();
            if (!ask(access, new KmcCalls.Distrust(name))) {
                throw new CommandFailure("no trust anchor is called " + name + "; nothing was changed");
            }
            say(name + " is trusted no more; KMCs imported before stay.");
        } else {
            ask(access, new KmcCalls.TrustAnchors()).forEach(anchor -> say(TrustAnchorText.format(anchor)));
        }
        return ExitCode.OK;
    }

    /** What people are told of an anchor that is trusted. */
    static String trusted(TrustAnchor anchor) {
        return "KMCs whose public keys " + anchor.name() + " has signed are approved from now on.";
    }
}
