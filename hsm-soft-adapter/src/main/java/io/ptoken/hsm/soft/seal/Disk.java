package io.ptoken.hsm.soft.seal;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The steps of a replacement in which a disk may fail; a seam for tests. */
interface Disk {

    /** The disk itself. */
    Disk REAL = new Disk() {};

    default void write(FileChannel draft, byte[] content) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
            draft.write(buffer);
        }
    }

    default void sync(FileChannel draft) throws IOException {
        draft.force(true);
    }

    default void rename(Path draft, Path file) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Where a folder cannot be opened, the rename itself is all there is. */
    default void syncFolder(Path file) throws IOException {
        if (AtomicReplacement.isPosix(file)) {
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), READ)) {
                folder.force(true);
            }
        }
    }
}
