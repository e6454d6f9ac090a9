package io.ptoken.cli.commands.kmcsim;

import io.ptoken.cli.kmcsim.ReceivedFile;
import io.ptoken.cli.kmcsim.SimulatorRequests;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken kmc-sim register}. */
@Command(
        name = "register",
        description = {
            "Registers a module, so that its requests are answered.",
            "Its public keys (SM PUBKEY) must be signed by a trust anchor that the KMC accepts: --anchor makes it accept "
                    + "those of a file."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken kmc-sim register module.smpub.txt --anchor module.anchor.txt --authorise 123456")
final class KmcSimRegisterCommand extends KmcSimTask {

    @Parameters(paramLabel = "SMPUB_FILE", description = "Public keys of the module.")
    Path file;

    @Option(
            names = "--anchor",
            paramLabel = "FILE",
            description = "Trust anchors whose modules the KMC accepts from now on: NAME POINT on a line.")
    Optional<Path> anchor = Optional.empty();

    @Option(
            names = "--authorise",
            paramLabel = "SGC",
            description = "Let the module use the unique keys (KT 2) of this group for a year; may be repeated.")
    List<SupplyGroupCode> groups = new ArrayList<>();

    KmcSimRegisterCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(SimulatorRequests requests) throws IOException {
        SmPublicKey key = requests.register(ReceivedFile.read(file), anchors(), groups);
        say("Registered the module " + key.moduleId().serial() + ", " + key.moduleId() + ".");
        groups.forEach(sgc -> say("It may use the keys of SGC " + sgc + " for a year."));
    }

    private List<TrustAnchor> anchors() throws IOException {
        if (anchor.isEmpty()) {
            return List.of();
        }
        List<TrustAnchor> anchors = TrustAnchorText.read(anchor.get());
        if (anchors.isEmpty()) {
            throw new CommandFailure(anchor.get() + " holds no trust anchor");
        }
        return anchors;
    }
}
