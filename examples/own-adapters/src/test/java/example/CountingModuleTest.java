package example;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.contract.KeyEntryContract;
import io.ptoken.hsm.contract.ModuleFixture;
import io.ptoken.hsm.contract.SecurityModuleContract;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.tid.RandomNibble;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;

/** The module keeps the contract of all modules, and that of the role it has. */
class CountingModuleTest implements SecurityModuleContract, KeyEntryContract {

    @Override
    public ModuleFixture open(ContractSetup setup) {
        var parts = new SoftModuleParts(
                StaTables.SAMPLE,
                Clock.fixed(setup.now(), ZoneOffset.UTC),
                new SecureRandom(),
                NibbleSource.fixed(new RandomNibble(5)));
        var behind = SoftSecurityModule.inMemory(parts, SoftModuleSettings.DEFAULT.withTidWindow(setup.tidWindow()));
        for (ContractKey key : setup.keys()) {
            try (var bytes = key.key()) {
                behind.loadVendingKey(key.register(), bytes, key.entry());
            }
        }
        return new ModuleFixture(new CountingModule(behind), behind::close);
    }
}
