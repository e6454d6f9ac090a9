package io.ptoken.hsm.soft.storemark;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.INPUT_OUTPUT;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.seal.FileOpener;
import io.ptoken.hsm.soft.seal.FileWithKey;
import io.ptoken.hsm.soft.seal.SealedFile;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The mark of a store in a sealed file of its own, for modules that remember nothing of a store. The key that seals it lies
 * beside it: the seal tells damage and alteration, it hides nothing from whoever owns the folder. One process holds the file
 * at a time. Thread safe.
 */
public final class SealedStoreMark implements StoreMarkKeeping, AutoCloseable {

    private final Path path;
    private final SealedFile file;
    private final FollowedMark mark;
    private final ReentrantLock writing = new ReentrantLock();
    private boolean closed;

    private SealedStoreMark(Path path, SealedFile file, Optional<StoreMark> kept) {
        this.path = path;
        this.file = file;
        this.mark = new FollowedMark(kept);
    }

    /** The file with the key of a mark's file: the same name and {@code .key}. */
    public static Path keyFileOf(Path path) {
        return FileWithKey.keyFileOf(path);
    }

    /**
     * Makes a file that holds no mark yet, with a key file when there is none beside it.
     *
     * @throws SealedFileException {@code EXISTS} when the file exists; {@code IN_USE}, {@code UNFIT_SECRET} when there is a
     *     key file that is not one, or {@code INPUT_OUTPUT}
     */
    public static SealedStoreMark create(Path path, SecureRandom random) {
        byte[] content = StoreMarkFile.encode(Optional.empty());
        return new SealedStoreMark(path, FileWithKey.create(path, random, content), Optional.empty());
    }

    /**
     * Opens a file that {@link #create} made.
     *
     * @throws SealedFileException {@code MISSING} when the file or its key file is not there, {@code DAMAGED} or {@code
     *     WRONG_SECRET} when they are not those that belong together, {@code UNFIT_SECRET}, {@code UNKNOWN_VERSION}, {@code
     *     IN_USE} or {@code INPUT_OUTPUT}; the files are left as found
     */
    public static SealedStoreMark open(Path path, SecureRandom random) {
        return open(path, random, SealedFile::open);
    }

    static SealedStoreMark open(Path path, SecureRandom random, FileOpener files) {
        return read(path, FileWithKey.open(path, "it says how far the store had come", random, files));
    }

    private static SealedStoreMark read(Path path, SealedFile.Opened opened) {
        boolean done = false;
        try {
            SealedStoreMark mark = new SealedStoreMark(path, opened.file(), StoreMarkFile.decode(opened.content()));
            done = true;
            return mark;
        } finally {
            if (!done) {
                opened.file().close();
            }
        }
    }

    @Override
    public Optional<StoreMark> kept() {
        return mark.kept();
    }

    @Override
    public void follow(Supplier<StoreMark> source) {
        mark.follow(source);
    }

    /**
     * {@inheritDoc}
     *
     * @throws SecurityModuleException 01 also after {@link #close}; 57 when somebody altered or removed the file meanwhile
     */
    @Override
    public void keepUnless(Predicate<StoreMark> enough) {
        mark.requireSource();
        if (!mark.isEnough(enough)) {
            writing.lock();
            try {
                if (!mark.isEnough(enough)) {
                    write();
                }
            } finally {
                writing.unlock();
            }
        }
    }

    private void write() {
        if (closed) {
            throw new SecurityModuleException(SmStatus.DEVICE_FAILURE, path.getFileName() + " is closed");
        }
        boolean written = false;
        try {
            Optional<StoreMark> next = mark.next();
            file.replace(StoreMarkFile.encode(next));
            written = true;
            mark.written(next);
        } catch (SealedFileException e) {
            throw refusal(e);
        } finally {
            if (!written && file.isUncertain()) {
                mark.uncertain();
            }
        }
    }

    private SecurityModuleException refusal(SealedFileException e) {
        if (e.reason() == INPUT_OUTPUT) {
            return new SecurityModuleException(
                    SmStatus.DEVICE_FAILURE,
                    "how far the store has come cannot be written: " + e.getMessage()
                            + "; look at the disk; nothing was made, charged or changed, and sales go on when the disk does",
                    e);
        }
        return new SecurityModuleException(
                SmStatus.TAMPERED_STATE,
                path.getFileName()
                        + " is not as this process left it; it is left as found: find out who wrote to it, put"
                        + " the newest good copy back, then start again",
                e);
    }

    /** Writes once more when the store has come further than the mark, then gives the file back; does nothing twice. */
    @Override
    public void close() {
        writing.lock();
        try {
            if (!closed) {
                writeLast();
            }
        } finally {
            closed = true;
            file.close();
            writing.unlock();
        }
    }

    private void writeLast() {
        if (mark.isBehind() || file.isUncertain()) {
            write();
        }
    }

    @Override
    public String toString() {
        return "SealedStoreMark[" + path.getFileName() + "]";
    }
}
