package io.ptoken.hsm.simulator;

import static io.ptoken.hsm.contract.ContractSetup.NOW;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.soft.ModuleSetup;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.RandomNibble;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Software modules to serve: in memory, sample tables, RND 5, a clock that stands still. */
public final class TestModules {

    private TestModules() {}

    public static SoftSecurityModule soft(ContractKey... keys) {
        return soft(fixed(NOW), keys);
    }

    public static SoftSecurityModule soft(Clock clock, ContractKey... keys) {
        return soft(parts(clock), keys);
    }

    /** With the keys and the TID window of a contract. */
    public static SoftSecurityModule soft(Clock clock, ContractSetup setup) {
        return soft(parts(clock), SoftModuleSettings.DEFAULT.withTidWindow(setup.tidWindow()), setup.keys());
    }

    static SoftSecurityModule soft(SoftModuleParts parts, ContractKey... keys) {
        return soft(parts, SoftModuleSettings.DEFAULT, List.of(keys));
    }

    /** For the makers of meters. */
    static SoftSecurityModule manufacturing(ContractKey... keys) {
        return filled(
                SoftSecurityModule.inMemory(
                        parts(fixed(NOW)), SoftModuleSettings.DEFAULT, ModuleSetup.NONE.forManufacturing()),
                List.of(keys));
    }

    private static SoftSecurityModule soft(SoftModuleParts parts, SoftModuleSettings settings, List<ContractKey> keys) {
        return filled(SoftSecurityModule.inMemory(parts, settings), keys);
    }

    private static SoftSecurityModule filled(SoftSecurityModule module, List<ContractKey> keys) {
        for (ContractKey key : keys) {
            try (VendingKey bytes = key.key()) {
                module.loadVendingKey(key.register(), bytes, key.entry());
            }
        }
        return module;
    }

    static SoftModuleParts parts(Clock clock) {
        return new SoftModuleParts(
                StaTables.SAMPLE, clock, new SecureRandom(), NibbleSource.fixed(new RandomNibble(5)));
    }

    public static Clock fixed(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
