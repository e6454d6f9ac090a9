package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.INPUT_OUTPUT;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.IN_USE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Set;

/**
 * The right of one module, among all processes of the machine, to use a file: a lock on a file beside it, which the
 * operating system gives back when the process dies. Two modules over one state would each spend the whole limits.
 */
final class ExclusiveUse implements AutoCloseable {

    private final FileChannel channel;

    private ExclusiveUse(FileChannel channel) {
        this.channel = channel;
    }

    static Path lockFileOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /**
     * Takes the right or throws at once.
     *
     * @throws SealedFileException {@code IN_USE} or {@code INPUT_OUTPUT}
     */
    static ExclusiveUse of(Path file) {
        Path lockFile = lockFileOf(file);
        try {
            FileChannel channel =
                    FileChannel.open(lockFile, Set.of(CREATE, WRITE), AtomicReplacement.ownerOnly(lockFile));
            if (isLocked(channel)) {
                return new ExclusiveUse(channel);
            }
            channel.close();
            throw new SealedFileException(
                    IN_USE, file + " is in use by another module; only one may open it at a time");
        } catch (IOException e) {
            throw new SealedFileException(INPUT_OUTPUT, "cannot lock " + lockFile + ": " + e.getMessage(), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another module of this process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new SealedFileException(INPUT_OUTPUT, "cannot give the lock back: " + e.getMessage(), e);
        }
    }
}
