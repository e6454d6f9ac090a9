package io.ptoken.hsm.soft.seal;

import io.ptoken.hsm.soft.seal.SealedFileException.Reason;
import java.nio.file.Path;

/** Tells whether a module has its file open, without opening it. */
public final class ModuleUse {

    private ModuleUse() {}

    /**
     * True when a module of this or another process has the file open.
     *
     * @throws SealedFileException {@code INPUT_OUTPUT} when that cannot be told
     */
    public static boolean isInUse(Path file) {
        try {
            ExclusiveUse.of(file).close();
            return false;
        } catch (SealedFileException e) {
            if (e.reason() == Reason.IN_USE) {
                return true;
            }
            throw e;
        }
    }
}
