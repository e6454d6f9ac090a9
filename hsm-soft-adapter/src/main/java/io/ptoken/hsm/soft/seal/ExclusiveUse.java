package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.INPUT_OUTPUT;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.IN_USE;

import io.ptoken.hsm.hold.HeldException;
import io.ptoken.hsm.hold.HoldFile;
import io.ptoken.hsm.hold.HoldUsers;
import io.ptoken.hsm.hold.Holder;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The right of one module, among all processes of the machine, to use a file: it lies in a file beside it. Two modules over
 * one state would each spend the whole limits.
 */
final class ExclusiveUse implements AutoCloseable {

    private final HoldFile hold;

    private ExclusiveUse(HoldFile hold) {
        this.hold = hold;
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
            return new ExclusiveUse(HoldFile.take(lockFile, HoldUsers.OWNER, Holder.ofThisProcess()));
        } catch (HeldException e) {
            throw new SealedFileException(IN_USE, file + " is in use by " + e.describe(), e);
        } catch (IOException e) {
            throw new SealedFileException(INPUT_OUTPUT, "cannot lock " + lockFile + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        hold.close();
    }
}
