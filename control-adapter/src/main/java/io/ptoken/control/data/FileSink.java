package io.ptoken.control.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Keeps data as a file of its owner alone (0600). While it comes it has another name in the same folder, so that the file is
 * whole or not there, after a power cut too. Not thread safe.
 */
public final class FileSink implements DataSink {

    private final Path target;
    private final boolean replace;
    private final Path part;
    private final FileChannel channel;

    private FileSink(Path target, boolean replace) throws IOException {
        this.target = target.toAbsolutePath();
        this.replace = replace;
        Path folder = this.target.getParent();
        if (folder == null) {
            throw new FileAlreadyExistsException(target.toString());
        }
        this.part = Files.createTempFile(folder, ".ptoken-", ".part");
        this.channel = open(part);
    }

    /**
     * A new file.
     *
     * @throws FileAlreadyExistsException when there is one of that name
     */
    public static FileSink create(Path target) throws IOException {
        requireFree(target);
        return new FileSink(target, false);
    }

    /** A file in the place of one that may be there. */
    public static FileSink replace(Path target) throws IOException {
        return new FileSink(target, true);
    }

    @Override
    public void write(byte[] bytes, int count) throws IOException {
        ByteBuffer piece = ByteBuffer.wrap(bytes, 0, count);
        while (piece.hasRemaining()) {
            channel.write(piece);
        }
    }

    @Override
    public void keep() throws IOException {
        channel.force(true);
        channel.close();
        if (replace) {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.move(part, target);
        }
        syncFolder();
    }

    /** Removes what is not whole. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + part + ", which is not whole", e);
        }
    }

    /** The mask of the process may have taken even the owner's permissions away. */
    private static FileChannel open(Path part) throws IOException {
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
        }
        return FileChannel.open(part, StandardOpenOption.WRITE);
    }

    private static void requireFree(Path target) throws FileAlreadyExistsException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    private void syncFolder() throws IOException {
        Path folder = part.getParent();
        if (folder != null
                && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel list = FileChannel.open(folder, StandardOpenOption.READ)) {
                list.force(true);
            }
        }
    }
}
