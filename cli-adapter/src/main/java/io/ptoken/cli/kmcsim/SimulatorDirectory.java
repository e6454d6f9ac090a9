package io.ptoken.cli.kmcsim;

import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory of a KMC simulator.
 *
 * @param root path of the directory
 */
public record SimulatorDirectory(Path root) {

    /** Where it is unless somebody says otherwise. */
    public static final Path DEFAULT = Path.of("kmc-sim");

    /** All that the KMC keeps, its keys among it. */
    public Path state() {
        return root.resolve("kmc.state");
    }

    /** KMC PUBKEY, for hosts of modules. */
    public Path publicKey() {
        return root.resolve("kmc.kmcpub.txt");
    }

    /** The trust anchor that has signed it, for hosts of modules. */
    public Path anchor() {
        return root.resolve("kmc.anchor.txt");
    }

    /** Whoever works on the KMC has this file locked. */
    Path lock() {
        return root.resolve("kmc.lock");
    }

    /** Makes the directory for its owner alone, or takes the one that is there. */
    void create() throws IOException {
        if (Files.exists(root)) {
            return;
        }
        Files.createDirectories(root);
        if (Files.getFileAttributeView(root, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** @throws CommandFailure when there is a KMC */
    void requireFree() {
        if (Files.exists(state())) {
            throw new CommandFailure("there is a KMC in " + root
                    + " already; nothing was changed. Name another directory with --sim for a second one");
        }
    }

    /** @throws CommandFailure when there is no KMC */
    void requireSimulator() {
        if (!Files.exists(state())) {
            throw new CommandFailure(
                    "no KMC simulator in " + root
                            + "; make one with 'ptoken kmc-sim create', or name another directory with --sim or PTOKEN_KMC_SIM");
        }
    }
}
