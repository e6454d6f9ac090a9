package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.soft.licence.LicenceIssuerKey;
import io.ptoken.hsm.soft.register.StoredKey;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.seal.MemoryFile;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.testing.KeptSecrets;
import java.lang.reflect.Field;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people enter, and what the module prepares of it, does not stay in memory. */
class ZeroisedEntriesTest {

    @Test
    void aPinIsZeroisedOnCloseAndTheCallersOwnIsLeftToIt() {
        char[] typed = "12345678".toCharArray();
        OfficerCredentials officer = OfficerCredentials.of("alice", typed);
        KeptSecrets kept = KeptSecrets.of(officer);
        officer.close();
        kept.assertZeroised();
        assertThat(typed).containsExactly("12345678".toCharArray());
    }

    @Test
    void aRegisterZeroisesItsKeyAndWhatItPreparedOfIt() {
        ContractKey key = ContractKey.standard();
        try (VendingKey bytes = key.key()) {
            VendingRegister register = new VendingRegister(
                    new StoredKey(key.register(), key.entry(), bytes), SoftModuleSettings.DEFAULT.assumptions());
            KeptSecrets kept = KeptSecrets.of(field(register, "key"), field(register, "generator"));
            KeptSecrets givenBy = KeptSecrets.of(bytes);
            register.close();
            kept.assertZeroised();
            givenBy.assertWhole();
        }
    }

    @Test
    void aLicenceIssuersKeyIsZeroisedOnClose() {
        LicenceIssuerKey issuer = LicenceIssuerKey.create(new SecureRandom());
        KeptSecrets kept = KeptSecrets.of(field(issuer, "secret"));
        issuer.close();
        kept.assertZeroised();
    }

    @Test
    void theStateOfAModuleInMemoryIsZeroisedWithIt() {
        SoftSecurityModule module = SoftSecurityModule.inMemory(TestModules.parts(NOW), SoftModuleSettings.DEFAULT);
        TestBench.load(module, ContractKey.standard());
        KeptSecrets kept = KeptSecrets.of(memoryOf(module));
        module.close();
        kept.assertZeroised();
    }

    private static MemoryFile memoryOf(SoftSecurityModule module) {
        Object file = field(field(module, "state"), "file");
        return (MemoryFile) ((Optional<?>) file).orElseThrow();
    }

    private static Object field(Object holder, String name) {
        try {
            Field field = holder.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
