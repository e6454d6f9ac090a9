package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.DAMAGED;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.EXISTS;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.INPUT_OUTPUT;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.MISSING;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.WRONG_SECRET;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A sealed file that this process holds open. {@link #replace} returns when the new content survives a power cut; before
 * that the old content is the one that is read after a crash. Thread safe.
 */
public final class SealedFile implements StateFile {

    private final Path path;
    private final ExclusiveUse use;
    private final KeyDerivation derivation;
    private final SealingKeys keys;
    private final SecureRandom random;
    private final Disk disk;
    private final WrittenContent written = new WrittenContent();
    private boolean closed;

    private SealedFile(
            Path path, ExclusiveUse use, KeyDerivation derivation, SealingKeys keys, SecureRandom random, Disk disk) {
        this.path = path;
        this.use = use;
        this.derivation = derivation;
        this.keys = keys;
        this.random = random;
        this.disk = disk;
    }

    /** A file just opened and what was in it. */
    public static final class Opened {

        private final SealedFile file;
        private final byte[] content;

        private Opened(SealedFile file, byte[] content) {
            this.file = file;
            this.content = content;
        }

        public SealedFile file() {
            return file;
        }

        /** The content itself, not a copy; the receiver zeroises it. */
        public byte[] content() {
            return content;
        }
    }

    /**
     * Makes a new file with a first content.
     *
     * @param cost price of a guess; not used for a key file
     * @throws SealedFileException {@code EXISTS}, {@code IN_USE}, {@code UNFIT_SECRET} or {@code INPUT_OUTPUT}
     */
    public static SealedFile create(
            Path path, SealingSecret secret, Argon2Cost cost, SecureRandom random, byte[] content) {
        secret.requireFitForNewFile();
        Path file = path.toAbsolutePath();
        ExclusiveUse use = ExclusiveUse.of(file);
        boolean done = false;
        try {
            if (Files.exists(file)) {
                throw new SealedFileException(EXISTS, file + " exists already; it is not overwritten");
            }
            KeyDerivation derivation = KeyDerivation.create(secret.kind(), cost, random);
            SealedFile sealed = new SealedFile(file, use, derivation, derivation.keys(secret), random, Disk.REAL);
            sealed.writeFirst(content);
            done = true;
            return sealed;
        } finally {
            if (!done) {
                use.close();
            }
        }
    }

    private void writeFirst(byte[] content) {
        boolean done = false;
        try {
            replace(content);
            done = true;
        } finally {
            if (!done) {
                keys.close();
            }
        }
    }

    /**
     * Opens a file.
     *
     * @throws SealedFileException {@code MISSING}, {@code IN_USE}, {@code DAMAGED}, {@code UNKNOWN_VERSION},
     *     {@code WRONG_SECRET} or {@code INPUT_OUTPUT}
     */
    public static Opened open(Path path, SealingSecret secret, SecureRandom random) {
        return open(path, secret, random, Disk.REAL);
    }

    static Opened open(Path path, SealingSecret secret, SecureRandom random, Disk disk) {
        Path file = existing(path);
        ExclusiveUse use = ExclusiveUse.of(file);
        boolean done = false;
        try {
            byte[] bytes = read(file);
            SealHeader header = SealHeader.parse(bytes);
            SealingKeys keys = header.derivation().keys(secret);
            byte[] content = open(header, keys, bytes);
            Files.deleteIfExists(AtomicReplacement.draftOf(file));
            SealedFile sealed = new SealedFile(file, use, header.derivation(), keys, random, disk);
            sealed.written.found(bytes);
            done = true;
            return new Opened(sealed, content);
        } catch (IOException e) {
            throw new SealedFileException(INPUT_OUTPUT, "cannot read " + file + ": " + e.getMessage(), e);
        } finally {
            if (!done) {
                use.close();
            }
        }
    }

    /** The file behind links, because a rename replaces a link and not what it points to. */
    static Path existing(Path path) {
        try {
            if (Files.exists(path)) {
                return path.toRealPath();
            }
        } catch (IOException e) {
            throw new SealedFileException(INPUT_OUTPUT, "cannot read " + path + ": " + e.getMessage(), e);
        }
        throw new SealedFileException(MISSING, path + " does not exist; a module must be created first");
    }

    static byte[] read(Path file) throws IOException {
        if (Files.size(file) > SealHeader.LENGTH + SealHeader.MAX_CONTENT + SealHeader.TAG_LENGTH) {
            throw new SealedFileException(DAMAGED, "sealed file is damaged: it is too long");
        }
        return Files.readAllBytes(file);
    }

    private static byte[] open(SealHeader header, SealingKeys keys, byte[] bytes) {
        boolean done = false;
        try {
            if (!MessageDigest.isEqual(keys.check(header.checkedBytes()), header.keyCheck())) {
                throw new SealedFileException(
                        WRONG_SECRET, "the passphrase or key is not the one that sealed this file");
            }
            byte[] content = keys.decrypt(header.nonce(), bytes);
            done = true;
            return content;
        } finally {
            if (!done) {
                keys.close();
            }
        }
    }

    /**
     * Puts a new content in place of the old one, if the file is still what this process last read or wrote.
     *
     * @param content at most 16 MiB; the caller zeroises it
     * @throws SealedFileException {@code INPUT_OUTPUT}: the file then has the old content or, when the failure came last,
     *     the new one. {@code DAMAGED} or {@code MISSING} when somebody altered or removed the file meanwhile: it is left
     *     as found
     */
    @Override
    public synchronized void replace(byte[] content) {
        requireOpen();
        if (content.length > SealHeader.MAX_CONTENT) {
            throw new IllegalArgumentException("content of " + content.length + " bytes is too long");
        }
        byte[] sealed = seal(content);
        try {
            written.requireOn(path);
            AtomicReplacement.draft(path, sealed, disk);
            written.attempting(sealed);
            AtomicReplacement.swap(path, disk);
            written.done();
        } catch (IOException e) {
            throw new SealedFileException(INPUT_OUTPUT, "cannot write " + path.getFileName() + ": " + reason(e), e);
        }
    }

    /**
     * True when the last {@link #replace} failed so late that a power cut may leave the old content or the new one.
     */
    @Override
    public synchronized boolean isUncertain() {
        return written.isUncertain();
    }

    /**
     * Reads the present content once more.
     *
     * @return the content; the caller zeroises it
     * @throws SealedFileException {@code INPUT_OUTPUT}, or {@code DAMAGED} or {@code MISSING} when somebody altered or
     *     removed the file meanwhile
     */
    @Override
    public synchronized byte[] content() {
        requireOpen();
        try {
            written.requireOn(path);
            byte[] bytes = read(path);
            return keys.decrypt(SealHeader.parse(bytes).nonce(), bytes);
        } catch (IOException e) {
            throw new SealedFileException(INPUT_OUTPUT, "cannot read " + path.getFileName() + ": " + reason(e), e);
        }
    }

    /** Without folders: what goes wrong while the module runs is told to clients too. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        return Optional.ofNullable(e instanceof FileSystemException onFile ? onFile.getReason() : e.getMessage())
                .orElse("input or output failed");
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the sealed file is closed");
        }
    }

    private byte[] seal(byte[] content) {
        byte[] nonce = new byte[SealHeader.NONCE_LENGTH];
        random.nextBytes(nonce);
        SealHeader unchecked = new SealHeader(derivation, nonce, content.length, new byte[SealHeader.KEY_CHECK_LENGTH]);
        byte[] check = keys.check(unchecked.checkedBytes());
        byte[] header = new SealHeader(derivation, nonce, content.length, check).encode();
        byte[] sealed = keys.encrypt(nonce, header, content);
        return ByteBuffer.allocate(header.length + sealed.length)
                .put(header)
                .put(sealed)
                .array();
    }

    /** Zeroises the keys and lets others open the file. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            keys.close();
            use.close();
        }
    }

    @Override
    public String toString() {
        return "SealedFile[" + path + "]";
    }
}
