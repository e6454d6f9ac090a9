package io.ptoken.hsm.soft;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.contract.ManufacturingContract;
import io.ptoken.hsm.contract.ManufacturingFixture;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The software module with manufacturing firmware keeps the contract of modules for the makers of meters. */
@Tag("slow")
class SoftManufacturingContractTest implements ManufacturingContract {

    private final AtomicInteger modules = new AtomicInteger();

    @TempDir
    private Path folder;

    @Override
    public ManufacturingFixture openForManufacturing(ContractSetup setup) {
        SoftSecurityModule module = SoftSecurityModule.create(
                folder.resolve("module-" + modules.incrementAndGet()),
                TestModules.secret(folder),
                TestModules.parts(setup.now()),
                SoftModuleSettings.DEFAULT,
                ModuleSetup.NONE.forManufacturing());
        for (ContractKey key : setup.keys()) {
            TestBench.load(module, key);
        }
        return ManufacturingFixture.of(module, module::close);
    }
}
