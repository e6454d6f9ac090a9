package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.DAMAGED;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.MISSING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What this process last wrote to its file, so that it never writes over something else. After a replacement that failed
 * the file may hold the content before it or the one that was being written; both are known then.
 */
final class WrittenContent {

    private Optional<byte[]> digest = Optional.empty();
    private Optional<byte[]> attempt = Optional.empty();

    /** From now on the file may hold this. */
    void attempting(byte[] file) {
        attempt = Optional.of(Digests.sha256(file));
    }

    /** The attempt has succeeded. */
    void done() {
        digest = attempt;
        attempt = Optional.empty();
    }

    /** True when it is not known which of two contents would be found after a power cut. */
    boolean isUncertain() {
        return attempt.isPresent();
    }

    /** The file holds this. */
    void found(byte[] file) {
        digest = Optional.of(Digests.sha256(file));
    }

    /**
     * Compares the whole file, unless nothing was written or read yet.
     *
     * @throws SealedFileException {@code DAMAGED} or {@code MISSING}
     */
    void requireOn(Path path) throws IOException {
        if (digest.isPresent()) {
            byte[] present = Digests.sha256(read(path));
            boolean known = Arrays.equals(present, digest.get())
                    || attempt.filter(other -> Arrays.equals(present, other)).isPresent();
            if (!known) {
                throw altered(path);
            }
            digest = Optional.of(present);
        }
    }

    private static byte[] read(Path path) throws IOException {
        try {
            if (Files.size(path) > SealHeader.LENGTH + SealHeader.MAX_CONTENT + SealHeader.TAG_LENGTH) {
                throw altered(path);
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new SealedFileException(MISSING, path.getFileName() + " was removed while the module was running", e);
        }
    }

    private static SealedFileException altered(Path path) {
        return new SealedFileException(
                DAMAGED, path.getFileName() + " was altered or replaced while the module was running");
    }
}
