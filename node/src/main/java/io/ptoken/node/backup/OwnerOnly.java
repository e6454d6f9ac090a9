package io.ptoken.node.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and directories that belong to their owner alone from the first byte on. */
final class OwnerOnly {

    private OwnerOnly() {}

    /** A new file, 0600. */
    static OutputStream file(Path file) throws IOException {
        return Channels.newOutputStream(FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions(file, "rw-------")));
    }

    /** A new directory, 0700, and those above it that are missing. */
    static void directories(Path directory) throws IOException {
        Files.createDirectories(directory, permissions(directory, "rwx------"));
    }

    /** The directories that a file needs, as {@link #directories}. */
    static void directoriesOf(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            directories(parent);
        }
    }

    /** Makes what was written to a file, or to the list of a directory, survive a power cut. */
    static void sync(Path path) throws IOException {
        if (isPosix(path) || !Files.isDirectory(path)) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
