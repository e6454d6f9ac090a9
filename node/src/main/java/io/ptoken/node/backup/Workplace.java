package io.ptoken.node.backup;

import io.ptoken.node.installation.DirectoryTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory for unfinished work, for its owner alone, that is removed with all that is in it: at the end, and when the
 * process is asked to stop meanwhile.
 */
final class Workplace implements AutoCloseable {

    static final String PREFIX = ".ptoken-backup-";

    private final Path root;
    private final Thread atExit = new Thread(this::remove, "workplace");

    private Workplace(Path root) {
        this.root = root;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A new one in a directory that exists; it gets a name of its own. */
    static Workplace in(Path directory) throws IOException {
        return new Workplace(Files.createTempDirectory(directory, PREFIX)); // mode 700
    }

    /** Where a file with this path lies, or will. */
    Path file(String path) {
        return root.resolve(path);
    }

    /** An empty file, with the directories it needs. */
    Path fresh(String path) throws IOException {
        Path file = file(path);
        OwnerOnly.directoriesOf(file);
        OwnerOnly.file(file).close();
        return file;
    }

    /** Copies a file to this path and tells what it was. */
    ArchivedFile take(Path from, String path) throws IOException {
        Path to = file(path);
        OwnerOnly.directoriesOf(to);
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = OwnerOnly.file(to)) {
            return CheckedCopy.copy(in, out, path, Long.MAX_VALUE);
        }
    }

    /** Begins anew. */
    void clear() {
        DirectoryTree.clear(root);
    }

    private void remove() {
        if (Files.exists(root)) {
            DirectoryTree.delete(root);
        }
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the process is ending, and the directory is gone
        }
    }
}
