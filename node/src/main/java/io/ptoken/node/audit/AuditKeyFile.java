package io.ptoken.node.audit;

import io.ptoken.hsm.soft.auditkey.SealedAuditKey;
import io.ptoken.hsm.soft.seal.FileWithKey;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealedFileException.Reason;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.service.operate.audit.AuditPublicKey;
import io.ptoken.service.operate.audit.HeadSigner;
import io.ptoken.service.operate.call.NotPossibleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The audit key in the data directory. It is read each time that it is used, which is seldom: what was put back is used at once.
 *
 * @param path the sealed file
 */
public record AuditKeyFile(Path path, SecureRandom random) implements HeadSigner {

    /** That of an installation. */
    public static AuditKeyFile of(DataDirectory data, SecureRandom random) {
        return new AuditKeyFile(data.auditKey(), random);
    }

    /**
     * Makes the key where there never was one. What is left of one is not replaced: heads that were kept are checked by it.
     *
     * @return true when it was made
     * @throws SealedFileException when it cannot be written
     */
    public boolean makeIfNew() {
        if (Files.exists(path) || Files.exists(FileWithKey.keyFileOf(path))) {
            return false;
        }
        SealedAuditKey.create(path, random);
        return true;
    }

    @Override
    public AuditPublicKey publicKey() {
        return AuditPublicKey.of(read().publicHalf());
    }

    @Override
    public byte[] sign(byte[] text) {
        return read().sign(text);
    }

    private SealedAuditKey read() {
        try {
            return SealedAuditKey.read(path, random);
        } catch (SealedFileException e) {
            String remedy = e.reason() == Reason.MISSING
                    ? "; a server makes both files at its start where neither is there"
                    : "";
            throw new NotPossibleException("the audit key cannot be read: " + e.getMessage() + remedy, e);
        }
    }

    @Override
    public String toString() {
        return "AuditKeyFile[" + path.getFileName() + "]";
    }
}
