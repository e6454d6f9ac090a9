package io.ptoken.hsm.soft.seal;

import java.nio.file.Path;

/** Tells whether a module has its file open, without opening it. */
public final class ModuleUse {

    private ModuleUse() {}

    /**
     * Refuses when a module of this or another process has the file open.
     *
     * @throws SealedFileException {@code IN_USE} with who has it, or {@code INPUT_OUTPUT} when that cannot be told
     */
    public static void requireFree(Path file) {
        ExclusiveUse.of(file).close();
    }
}
