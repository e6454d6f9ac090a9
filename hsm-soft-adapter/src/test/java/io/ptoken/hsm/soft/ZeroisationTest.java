package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys do not outlive their use. */
class ZeroisationTest {

    private static final RegisterNumber ONE = new RegisterNumber(1);
    private static final MeterPan PAN = new MeterPan("600727000000000009");

    private final List<DecoderKey> decoderKeys = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void createAModuleWithAKey() {
        Path path = folder.resolve("softsm.sealed");
        try (SoftSecurityModule module = SoftSecurityModule.create(
                        path, TestModules.secret(folder), TestModules.parts(NOW), SoftModuleSettings.DEFAULT);
                VendingKey key = ContractKey.standard().key()) {
            module.loadVendingKey(ONE, key, ContractKey.standard().entry());
        }
    }

    private SoftSecurityModule open() {
        return SoftSecurityModule.open(
                folder.resolve("softsm.sealed"),
                TestModules.secret(folder),
                TestModules.parts(NOW),
                SoftModuleSettings.DEFAULT,
                (ea, key) -> {
                    decoderKeys.add(key);
                    return TokenCiphers.of(ea, key, StaTables.SAMPLE);
                });
    }

    private static void assertDead(VendingRegister register) {
        assertThatThrownBy(() -> register.decoderKey(PAN, new TariffIndex(1), EncryptionAlgorithm.STA))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> register.stored().key().copy()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDecoderKeyDiesWithItsToken() {
        try (SoftSecurityModule module = open()) {
            module.vendManagement(new VendManagementRequest(
                    ONE,
                    PAN,
                    new TariffIndex(1),
                    EncryptionAlgorithm.MISTY1,
                    TokenCarrierType.NUMERIC,
                    5,
                    0,
                    TokenIdentifier.at(BaseDate.BDT_2014, NOW)));
        }
        assertThat(decoderKeys)
                .hasSize(1)
                .allSatisfy(key -> assertThatThrownBy(key::copy).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void aVendingKeyDiesWhenTheModuleCloses() {
        SoftSecurityModule module = open();
        VendingRegister register = module.register(ONE);
        module.close();
        assertDead(register);
    }

    @Test
    void aVendingKeyDiesWhenItIsDeleted() {
        try (SoftSecurityModule module = open()) {
            VendingRegister register = module.register(ONE);
            module.deleteVendingKey(ONE);
            assertDead(register);
        }
    }

    @Test
    void aVendingKeyDiesWhenItIsReplaced() {
        try (SoftSecurityModule module = open();
                VendingKey key = ContractKey.standard().key()) {
            VendingRegister register = module.register(ONE);
            module.replaceVendingKey(ONE, key, ContractKey.standard().entry());
            assertDead(register);
        }
    }
}
