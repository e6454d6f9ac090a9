package io.ptoken.hsm.soft;

import io.ptoken.hsm.soft.health.KnownAnswers;
import io.ptoken.hsm.soft.seal.SealedFile;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.vend.CipherSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/**
 * What tests replace inside a module.
 *
 * @param ciphers makes the cipher of a meter
 * @param checks the self-test
 * @param files opens the state file
 */
public record ModuleSeams(CipherSource ciphers, List<KnownAnswers.Check> checks, FileOpener files) {

    /** Opens a sealed file. */
    @FunctionalInterface
    interface FileOpener {
        SealedFile.Opened open(Path path, SealingSecret secret, SecureRandom random);
    }

    static ModuleSeams of(SoftModuleParts parts) {
        return new ModuleSeams(
                CipherSource.with(parts.tables()),
                KnownAnswers.all(parts.tables(), parts.keyLoadFormat().suite()),
                SealedFile::open);
    }

    ModuleSeams withCiphers(CipherSource others) {
        return new ModuleSeams(others, checks, files);
    }

    ModuleSeams withChecks(List<KnownAnswers.Check> others) {
        return new ModuleSeams(ciphers, others, files);
    }

    ModuleSeams withFiles(FileOpener other) {
        return new ModuleSeams(ciphers, checks, other);
    }
}
