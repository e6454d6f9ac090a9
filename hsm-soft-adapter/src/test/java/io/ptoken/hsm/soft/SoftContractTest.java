package io.ptoken.hsm.soft;

import io.ptoken.hsm.contract.AdministrationContract;
import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.contract.KeyEntryContract;
import io.ptoken.hsm.contract.LicenceTrustContract;
import io.ptoken.hsm.contract.ModuleFixture;
import io.ptoken.hsm.contract.SecurityModuleContract;
import io.ptoken.hsm.contract.SelfTestingContract;
import io.ptoken.hsm.contract.StoreMarkContract;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.sts.key.VendingKey;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The software module keeps the contract of all modules. */
@Tag("slow")
class SoftContractTest
        implements SecurityModuleContract,
                KeyEntryContract,
                AdministrationContract,
                LicenceTrustContract,
                SelfTestingContract,
                StoreMarkContract {

    private final AtomicInteger modules = new AtomicInteger();

    @TempDir
    private Path folder;

    @Override
    public ModuleFixture open(ContractSetup setup) {
        Path file = folder.resolve("module-" + modules.incrementAndGet());
        SoftModuleSettings settings = SoftModuleSettings.DEFAULT.withTidWindow(setup.tidWindow());
        SoftSecurityModule module =
                SoftSecurityModule.create(file, TestModules.secret(folder), TestModules.parts(setup.now()), settings);
        for (ContractKey key : setup.keys()) {
            load(module, key);
        }
        return new ModuleFixture(module, module::close);
    }

    private static void load(SoftSecurityModule module, ContractKey key) {
        try (VendingKey bytes = key.key()) {
            module.loadVendingKey(key.register(), bytes, key.entry());
        }
    }
}
