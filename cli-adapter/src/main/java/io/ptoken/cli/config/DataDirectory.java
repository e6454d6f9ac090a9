package io.ptoken.cli.config;

import io.ptoken.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * Where an installation keeps what it must not lose.
 *
 * @param root the directory
 */
public record DataDirectory(Path root) {

    /** Used when neither an option nor the environment names another. */
    public static final Path DEFAULT = Path.of("data");

    /** The store: used token identifiers, results, accounts. */
    public Path database() {
        return root.resolve("ptoken.db");
    }

    /** State of the software security module, sealed. */
    public Path sealedModule() {
        return root.resolve("softsm.sealed");
    }

    /** TLS key and certificate. */
    public Path tls() {
        return root.resolve("tls");
    }

    /** The configuration file. */
    public Path configuration() {
        return root.resolve("ptoken.yaml");
    }

    /**
     * Makes the directory for its owner alone.
     *
     * @throws CommandFailure when it exists and is not empty: nothing is overwritten
     */
    public void create() throws IOException {
        if (Files.isDirectory(root)) {
            try (Stream<Path> content = Files.list(root)) {
                if (content.findAny().isPresent()) {
                    throw new CommandFailure(root + " is not empty; choose another directory with --data, or use the"
                            + " installation that is there");
                }
            }
        }
        Files.createDirectories(root);
        if (Files.getFileAttributeView(root, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Throws unless there is an installation. */
    public void requireInstallation() {
        if (!Files.exists(sealedModule())) {
            throw new CommandFailure("no installation in " + root
                    + "; make one with 'ptoken init', or name another directory with --data or PTOKEN_DATA");
        }
    }
}
