package io.ptoken.node.config;

import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.IoTrouble;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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

    /** Name of what a restore has while it is not whole. */
    public static final String UNFINISHED_RESTORE = ".restoring";

    /** The store: used token identifiers, results, accounts. */
    public Path database() {
        return root.resolve("ptoken.db");
    }

    /** State of the software security module, sealed. */
    public Path sealedModule() {
        return root.resolve("softsm.sealed");
    }

    /** How far the store had come, sealed, where no software module remembers it alone. */
    public Path storeMark() {
        return root.resolve("store-mark.sealed");
    }

    /** What signs heads of the audit log, sealed. */
    public Path auditKey() {
        return root.resolve("audit-key.sealed");
    }

    /** Says which process has the security modules open, of whatever kind. */
    public Path moduleLock() {
        return root.resolve("modules.lock");
    }

    /** Trust anchors whose KMCs are approved. */
    public Path kmcTrustAnchors() {
        return root.resolve("kmc-anchors.txt");
    }

    /** TLS key and certificate. */
    public Path tls() {
        return root.resolve("tls");
    }

    /** The certificate alone, for clients. */
    public Path certificate() {
        return tls().resolve("server-certificate.pem");
    }

    /** Public key of the KMC that a demo made its keys with; installations of their own have none. */
    public Path testKmcPublicKey() {
        return root.resolve("test-kmc-public-key.txt");
    }

    /** The configuration file. */
    public Path configuration() {
        return root.resolve("ptoken.yaml");
    }

    /** What a restore has while it is not whole; a directory that has one is no installation. */
    public Path unfinishedRestore() {
        return root.resolve(UNFINISHED_RESTORE);
    }

    /**
     * Throws when the directory exists and has something in it: nothing is overwritten.
     *
     * @throws CommandFailure that names the remedy
     */
    public void requireEmpty() throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> content = Files.list(root)) {
            if (content.findAny().isPresent()) {
                throw new CommandFailure(root + " is not empty; choose another directory with --data, or use the"
                        + " installation that is there");
            }
        } catch (AccessDeniedException e) {
            throw new CommandFailure(forbidden(root), e);
        }
    }

    /** Makes the directory, or takes an empty one, for its owner alone. */
    public void create() throws IOException {
        requireEmpty();
        try {
            Files.createDirectories(root);
            if (Files.getFileAttributeView(root, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot make the data directory " + root + " (" + IoTrouble.reason(e)
                            + "): name one with --data or PTOKEN_DATA that you may write to",
                    e);
        }
    }

    /** What cannot be looked at is not taken for what is not there. */
    private boolean isThere(Path file) {
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            return true;
        } catch (AccessDeniedException e) {
            throw new CommandFailure(forbidden(root), e);
        } catch (IOException e) {
            return false;
        }
    }

    /** What is said of a directory that others may not enter. */
    static String forbidden(Path directory) {
        return "no permission to look into " + directory
                + ": an installation is for its owner alone; run this as the user"
                + " that the server runs as, or name another directory with --data or PTOKEN_DATA";
    }

    /** Throws unless there is an installation. */
    public void requireInstallation() {
        if (Files.exists(unfinishedRestore())) {
            throw new CommandFailure(
                    "a restore to " + root + " was cut short, and what is there is not whole; empty the"
                            + " directory, then run 'ptoken restore' again");
        }
        if (!isThere(sealedModule())) {
            throw new CommandFailure("no installation in " + root
                    + "; make one with 'ptoken init', or name another directory with --data or PTOKEN_DATA");
        }
    }
}
