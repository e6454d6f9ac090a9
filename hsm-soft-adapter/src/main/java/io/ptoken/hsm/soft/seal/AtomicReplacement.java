package io.ptoken.hsm.soft.seal;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Replaces a file so that, whatever crashes when, the old content or the new one is there in full: write beside it, sync,
 * rename, sync the folder. When the call has returned, the new content survives a power cut. The file belongs to its
 * owner alone (0600).
 *
 * <p>After a step has failed nothing of it is used again: the next call begins with a new draft, because a kernel that
 * could not write a page may forget it and report the next sync as done.
 */
final class AtomicReplacement {

    private AtomicReplacement() {}

    /** Where the new content is written first; a left-over of a crash has no meaning. */
    static Path draftOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** First half: the new content is beside the file; the file itself is untouched whatever fails. */
    static void draft(Path file, byte[] content, Disk disk) throws IOException {
        Path draft = draftOf(file);
        Files.deleteIfExists(draft);
        try (FileChannel channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), ownerOnly(file))) {
            disk.write(channel, content);
            disk.sync(channel);
        }
    }

    /** Second half: when it fails, either content may be found after a power cut. */
    static void swap(Path file, Disk disk) throws IOException {
        disk.rename(draftOf(file), file);
        disk.syncFolder(file);
    }

    static FileAttribute<?>[] ownerOnly(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
