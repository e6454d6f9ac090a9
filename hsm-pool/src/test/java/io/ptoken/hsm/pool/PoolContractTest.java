package io.ptoken.hsm.pool;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.contract.CreditContract;
import io.ptoken.hsm.contract.KeyChangeContract;
import io.ptoken.hsm.contract.KnownTokensContract;
import io.ptoken.hsm.contract.ManagementContract;
import io.ptoken.hsm.contract.ModuleFixture;
import io.ptoken.hsm.contract.RolesContract;
import io.ptoken.hsm.contract.VerificationContract;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.RandomNibble;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * A pool of two software modules with the same keys refuses and makes what one module does. Its limits are the sum of its
 * members', so that the contract of limits is not for it.
 */
@Tag("slow")
class PoolContractTest
        implements CreditContract,
                ManagementContract,
                KeyChangeContract,
                VerificationContract,
                KnownTokensContract,
                RolesContract {

    @Override
    public ModuleFixture open(ContractSetup setup) {
        Clock clock = Clock.fixed(setup.now(), ZoneOffset.UTC);
        SoftSecurityModule first = soft(clock, setup);
        SoftSecurityModule second = soft(clock, setup);
        ModulePool pool = new ModulePool(
                List.of(PooledModule.of("a", first), PooledModule.of("b", second)),
                PoolSettings.DEFAULTS,
                clock,
                Runnable::run);
        return new ModuleFixture(pool, () -> {
            pool.close();
            first.close();
            second.close();
        });
    }

    @Override
    public boolean judgesDatesFirst() {
        return true;
    }

    private static SoftSecurityModule soft(Clock clock, ContractSetup setup) {
        SoftModuleParts parts = new SoftModuleParts(
                StaTables.SAMPLE, clock, new SecureRandom(), NibbleSource.fixed(new RandomNibble(5)));
        SoftSecurityModule module =
                SoftSecurityModule.inMemory(parts, SoftModuleSettings.DEFAULT.withTidWindow(setup.tidWindow()));
        for (ContractKey key : setup.keys()) {
            try (VendingKey bytes = key.key()) {
                module.loadVendingKey(key.register(), bytes, entry(key));
            }
        }
        return module;
    }

    private static VendingKeyEntry entry(ContractKey key) {
        return new VendingKeyEntry(
                key.sgc(),
                key.krn(),
                key.keyType(),
                key.algorithm(),
                key.baseDate(),
                key.ken(),
                new VendingKeyEntry.Validity(key.active(), key.expires(), key.issuedUntil()),
                key.unitLimit(),
                key.currencyLimit(),
                key.subclasses(),
                key.cluster());
    }
}
