package io.ptoken.hsm.soft;

import io.ptoken.hsm.soft.health.KnownAnswers;
import io.ptoken.hsm.soft.seal.FileOpener;
import io.ptoken.hsm.soft.seal.SealedFile;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.vend.CipherSource;
import java.util.List;

/**
 * What tests replace inside a module.
 *
 * @param ciphers makes the cipher of a meter
 * @param checks the self-test
 * @param files opens the state file
 */
public record ModuleSeams(CipherSource ciphers, List<KnownAnswers.Check> checks, FileOpener files) {

    static ModuleSeams of(SoftModuleParts parts) {
        return new ModuleSeams(
                CipherSource.with(parts.tables()),
                KnownAnswers.all(parts.tables(), parts.keyLoadFormat().suite()),
                SealedFile::open);
    }

    ModuleSeams withCiphers(CipherSource others) {
        return new ModuleSeams(others, checks, files);
    }

    public ModuleSeams withChecks(List<KnownAnswers.Check> others) {
        return new ModuleSeams(ciphers, others, files);
    }

    public ModuleSeams withFiles(FileOpener other) {
        return new ModuleSeams(ciphers, checks, other);
    }
}
