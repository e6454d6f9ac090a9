package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.EXISTS;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.IN_USE;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.MISSING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * A sealed file whose key lies beside it: the seal tells damage and alteration, it hides nothing from whoever owns the folder.
 */
public final class FileWithKey {

    private FileWithKey() {}

    /** The file with its key: the same name and {@code .key}. */
    public static Path keyFileOf(Path path) {
        return path.resolveSibling(path.getFileName() + ".key");
    }

    /**
     * Makes a file, with a key file when there is none beside it.
     *
     * @throws SealedFileException {@code EXISTS} when the file exists; {@code IN_USE}, {@code UNFIT_SECRET} when there is a
     *     key file that is not one, or {@code INPUT_OUTPUT}
     */
    public static SealedFile create(Path path, SecureRandom random, byte[] content) {
        if (Files.exists(path)) {
            throw new SealedFileException(EXISTS, path + " exists already; it is not overwritten");
        }
        if (!Files.exists(keyFileOf(path))) {
            NewKeyFile.make(keyFileOf(path), random);
        }
        try (SealingSecret secret = SealingSecret.keyFile(keyFileOf(path))) {
            return SealedFile.create(path, secret, Argon2Cost.LEAST, random, content);
        } catch (SealedFileException e) {
            throw inTheseWords(path, e);
        }
    }

    /**
     * Opens a file that {@link #create} made.
     *
     * @param meaning what is in it, for people who miss it
     * @throws SealedFileException {@code MISSING} when the file or its key file is not there, {@code DAMAGED} or {@code
     *     WRONG_SECRET} when they are not those that belong together, {@code UNFIT_SECRET}, {@code UNKNOWN_VERSION}, {@code
     *     IN_USE} or {@code INPUT_OUTPUT}; the files are left as found
     */
    public static SealedFile.Opened open(Path path, String meaning, SecureRandom random, FileOpener files) {
        requireThere(path, meaning);
        requireThere(keyFileOf(path), "without it " + path.getFileName() + " cannot be read");
        try (SealingSecret secret = SealingSecret.keyFile(keyFileOf(path))) {
            return files.open(path, secret, random);
        } catch (SealedFileException e) {
            throw inTheseWords(path, e);
        }
    }

    private static void requireThere(Path file, String meaning) {
        if (!Files.exists(file)) {
            throw new SealedFileException(MISSING, file + " does not exist; " + meaning);
        }
    }

    /** The sealed file speaks of modules. */
    private static SealedFileException inTheseWords(Path path, SealedFileException e) {
        return e.reason() == IN_USE
                ? new SealedFileException(IN_USE, path + " is in use by another process; only one may open it", e)
                : e;
    }
}
