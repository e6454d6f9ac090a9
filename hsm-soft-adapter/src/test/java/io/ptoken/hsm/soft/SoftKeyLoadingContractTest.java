package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;

import io.ptoken.hsm.contract.KeyLoadingContract;
import io.ptoken.hsm.contract.KeyLoadingFixture;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

/** The software module keeps the contract of all modules that load keys, with the KMC simulator at the other end. */
class SoftKeyLoadingContractTest implements KeyLoadingContract {

    private final AtomicInteger modules = new AtomicInteger();

    @TempDir
    private Path folder;

    @Override
    public KeyLoadingFixture openForKeyLoading(int registers) {
        Path file = folder.resolve("module-" + modules.incrementAndGet());
        SoftModuleParts parts = TestModules.parts(NOW).withKmcTrust(TestKmc.TRUST);
        SoftModuleSettings settings = SoftModuleSettings.DEFAULT.withCapacity(registers);
        return new SimulatedKmcs(SoftSecurityModule.create(file, TestModules.secret(folder), parts, settings));
    }
}
