package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.EXISTS;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.INPUT_OUTPUT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

/** Makes key files: 32 random bytes, readable by their owner alone. */
public final class NewKeyFile {

    private static final int LENGTH = 32;

    private NewKeyFile() {}

    /**
     * Makes a key file; it survives a power cut when the call returns, and is whole or not there at any time.
     *
     * @throws SealedFileException {@code EXISTS}, {@code IN_USE} while another process makes it, or {@code INPUT_OUTPUT}
     */
    public static void make(Path file, SecureRandom random) {
        make(file, random, Disk.REAL);
    }

    static void make(Path file, SecureRandom random, Disk disk) {
        Path absolute = file.toAbsolutePath();
        ExclusiveUse use = ExclusiveUse.of(absolute);
        byte[] key = new byte[LENGTH];
        try {
            if (Files.exists(absolute)) {
                throw new SealedFileException(EXISTS, absolute + " exists already; it is not overwritten");
            }
            random.nextBytes(key);
            AtomicReplacement.draft(absolute, key, disk);
            AtomicReplacement.swap(absolute, disk);
        } catch (IOException e) {
            throw new SealedFileException(
                    INPUT_OUTPUT, "cannot write the key file " + absolute + ": " + e.getMessage(), e);
        } finally {
            Arrays.fill(key, (byte) 0);
            use.close();
        }
    }
}
