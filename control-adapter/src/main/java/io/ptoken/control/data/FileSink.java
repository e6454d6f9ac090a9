package io.ptoken.control.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Keeps data as a file of its owner alone (0600). While it comes it has another name in the same folder, so that the file is
 * whole or not there, after a power cut too. What is not whole is removed when the process is told to end, too. Not thread safe.
 */
public final class FileSink implements DataSink {

    private final Path target;
    private final boolean replace;
    private final Path part;
    private final FileChannel channel;
    private final Thread atExit = new Thread(this::remove, "file-sink");

    private FileSink(Path target, boolean replace) throws IOException {
        this.target = target.toAbsolutePath();
        this.replace = replace;
        Path folder = this.target.getParent();
        if (folder == null) {
            throw new FileAlreadyExistsException(target.toString());
        }
        try {
            this.part = Files.createTempFile(folder, ".ptoken-", ".part");
        } catch (FileSystemException e) {
            throw about(target, e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
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
        try {
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        } catch (IOException e) {
            throw about(target, e);
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove();
            forgetAtExit();
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + part + ", which is not whole", e);
        }
    }

    private void forgetAtExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the process is ending, and the part is gone
        }
    }

    /** People know the file by its own name. */
    private static FileSystemException about(Path target, IOException e) {
        FileSystemException told;
        if (e instanceof NoSuchFileException) {
            told = new NoSuchFileException(target.toString());
        } else if (e instanceof AccessDeniedException) {
            told = new AccessDeniedException(target.toString());
        } else if (e instanceof FileSystemException other) {
            told = new FileSystemException(target.toString(), null, other.getReason());
        } else {
            told = new FileSystemException(target.toString(), null, e.getMessage());
        }
        told.initCause(e);
        return told;
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
