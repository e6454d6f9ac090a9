package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.INPUT_OUTPUT;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.UNFIT_SECRET;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.WRONG_SECRET;

import io.ptoken.hsm.soft.seal.SealingSecret.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Tells whether somebody has what opens a sealed file. The file is read, by whoever may have it open, and its content stays
 * sealed. An answer about a passphrase takes as long as opening the file does.
 */
public final class SealCheck {

    private SealCheck() {}

    /**
     * Whether this opens the file.
     *
     * @param typed the passphrase, or the key as 64 hex digits; the caller clears it
     * @throws SealedFileException {@code MISSING}, {@code DAMAGED}, {@code UNKNOWN_VERSION} or {@code INPUT_OUTPUT}
     */
    public static boolean opens(Path path, char[] typed) {
        SealHeader header = header(SealedFile.existing(path));
        try (SealingSecret secret = secret(header.derivation().kind(), typed);
                SealingKeys keys = header.derivation().keys(secret)) {
            return MessageDigest.isEqual(keys.check(header.checkedBytes()), header.keyCheck());
        } catch (SealedFileException e) {
            if (e.reason() == UNFIT_SECRET || e.reason() == WRONG_SECRET) {
                return false;
            }
            throw e;
        }
    }

    private static SealHeader header(Path file) {
        try {
            return SealHeader.parse(SealedFile.read(file));
        } catch (IOException e) {
            throw new SealedFileException(INPUT_OUTPUT, "cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static SealingSecret secret(Kind kind, char[] typed) {
        return kind == Kind.KEY ? SealingSecret.key(typed) : SealingSecret.passphrase(typed);
    }
}
