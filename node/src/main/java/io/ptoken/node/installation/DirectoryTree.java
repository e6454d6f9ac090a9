package io.ptoken.node.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes directories that this program made. */
public final class DirectoryTree {

    private DirectoryTree() {}

    /** Removes everything in {@code root} and leaves {@code root}. */
    public static void clear(Path root) {
        below(root).stream().filter(path -> !path.equals(root)).forEach(DirectoryTree::deleteOne);
    }

    /** Removes {@code root} and everything in it. */
    public static void delete(Path root) {
        below(root).forEach(DirectoryTree::deleteOne);
    }

    /** Children before their parents; links are not followed. */
    private static List<Path> below(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
