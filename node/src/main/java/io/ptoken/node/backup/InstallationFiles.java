package io.ptoken.node.backup;

import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Which files belong to an installation: all that are in its data directory, whatever their names, except what means
 * nothing without the process that made it. So that a file which a later release adds is not forgotten, there is no list of
 * what belongs. Links are followed: what they lead to belongs.
 *
 * @param data the data directory
 * @param keyFile what opens the software module: never goes where the module goes
 */
record InstallationFiles(DataDirectory data, Optional<Path> keyFile) {

    /** Locks, sockets, drafts of a write, and what SQLite has beside a database. */
    private static final List<String> PASSING =
            List.of(".lock", ".lck", ".pid", ".sock", ".new", ".tmp", "-wal", "-shm", "-journal", "-reserve");

    /** True when a file of this name belongs to an installation. */
    static boolean belongs(String path) {
        return PASSING.stream().noneMatch(path::endsWith)
                && !path.equals(DataDirectory.UNFINISHED_RESTORE)
                && !path.startsWith(DataDirectory.UNFINISHED_RESTORE + "/");
    }

    /** Their paths below the data directory, with slashes, in order; without the embedded store, which is not copied as a file. */
    List<String> paths() throws IOException {
        return regularFiles().stream()
                .filter(file -> belongs(relative(file)))
                .filter(file -> !isKeyFile(file))
                .map(this::relative)
                .filter(path -> !path.equals(database()))
                .sorted()
                .toList();
    }

    /** The module makes and renames files while it is looked at: what is gone by then was not there. */
    private List<Path> regularFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        SimpleFileVisitor<Path> visitor = new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return relative(directory).startsWith(Workplace.PREFIX)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                requireNoDeadEnd(file);
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        };
        Files.walkFileTree(data.root(), EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        return files;
    }

    /** Path of the embedded store. */
    String database() {
        return relative(data.database());
    }

    /** True when the key file lies in the data directory. */
    boolean hasKeyFile() {
        return keyFile.filter(file -> isInside(file, data.root())).isPresent();
    }

    private boolean isKeyFile(Path file) {
        return keyFile.filter(key -> isSame(key, file)).isPresent();
    }

    private void requireNoDeadEnd(Path path) {
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            throw new CommandFailure(
                    path + " is a link that leads nowhere; mend or remove it, then repeat this command");
        }
    }

    private String relative(Path file) {
        StringBuilder path = new StringBuilder();
        data.root().relativize(file).forEach(name -> path.append('/').append(name));
        return path.substring(1);
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True when a path, which need not exist, lies in a directory that does; links are looked through. */
    static boolean isInside(Path path, Path directory) {
        try {
            Path real = directory.toRealPath();
            Path parent = path.toAbsolutePath().normalize();
            while (parent != null && !Files.exists(parent)) {
                parent = parent.getParent();
            }
            return parent != null && parent.toRealPath().startsWith(real);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
