package io.ptoken.service.app;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.keyentry.LoadedVendingKey;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.licence.TransactionLicensing;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.service.operate.keyload.OperatedModules;
import io.ptoken.service.operate.pool.ListedModule;
import io.ptoken.service.vending.key.VendingKeys;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.VendingKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The modules of operators while tokens are made with them: whoever changes keys tells those who sell, so that a register that
 * gets another key is not taken for the one before. A pool sees to its members itself. Thread safe.
 */
final class SellingModules implements OperatedModules {

    /** Changes keys. */
    private interface Changes {

        <T> T during(Supplier<T> change);
    }

    private final OperatedModules modules;
    private final Changes changes;

    private SellingModules(OperatedModules modules, Changes changes) {
        this.modules = modules;
        this.changes = changes;
    }

    /**
     * These modules.
     *
     * @param selling makes the tokens: one of them, or a pool of all
     * @param keys those with which tokens are made
     */
    static OperatedModules of(OperatedModules modules, SecurityModule selling, VendingKeys keys) {
        Changes alone = new Changes() {
            @Override
            public <T> T during(Supplier<T> change) {
                return keys.changing(change);
            }
        };
        Changes pooled = new Changes() {
            @Override
            public <T> T during(Supplier<T> change) {
                try {
                    return change.get();
                } finally {
                    keys.refresh();
                }
            }
        };
        return new SellingModules(modules, selling instanceof ModulePool ? pooled : alone);
    }

    @Override
    public OperatedModule choose(Optional<String> name) {
        return told(modules.choose(name));
    }

    @Override
    public OperatedModule software() {
        return told(modules.software());
    }

    @Override
    public TransactionLicensing licensing() {
        return modules.licensing();
    }

    @Override
    public List<ListedModule> listed() {
        return modules.listed();
    }

    @Override
    public boolean sell() {
        return modules.sell();
    }

    @Override
    public KeyCheckValueMethod checkValues() {
        return modules.checkValues();
    }

    private OperatedModule told(OperatedModule chosen) {
        return new OperatedModule(
                chosen.name(),
                chosen.module(),
                chosen.loading().map(loading -> new ToldLoading(loading, changes)),
                chosen.entry().map(entry -> new ToldEntry(entry, changes)),
                chosen.custody(),
                chosen.anchor());
    }

    private record ToldLoading(KeyLoading loading, Changes changes) implements KeyLoading {

        @Override
        public KeyLoadRecord publicKey() {
            return loading.publicKey();
        }

        @Override
        public StartedExchange acceptKmcKey(KeyLoadRecord kmcKey, boolean replace) {
            return loading.acceptKmcKey(kmcKey, replace);
        }

        @Override
        public KekSlotStatus acceptResponse(KmcId kmc, KeyLoadRecord response) {
            return changes.during(() -> loading.acceptResponse(kmc, response));
        }

        @Override
        public LoadedKey loadKey(KmcId kmc, KeyLoadRecord key) {
            return changes.during(() -> loading.loadKey(kmc, key));
        }

        @Override
        public KekSlotStatus endLoading(KmcId kmc) {
            return changes.during(() -> loading.endLoading(kmc));
        }

        @Override
        public void deleteSlot(KmcId kmc) {
            changes.during(() -> {
                loading.deleteSlot(kmc);
                return true;
            });
        }

        @Override
        public List<KekSlotStatus> slots() {
            return loading.slots();
        }
    }

    private record ToldEntry(KeyEntry entry, Changes changes) implements KeyEntry {

        @Override
        public LoadedVendingKey loadVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry described) {
            return changes.during(() -> entry.loadVendingKey(register, key, described));
        }

        @Override
        public LoadedVendingKey replaceVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry described) {
            return changes.during(() -> entry.replaceVendingKey(register, key, described));
        }

        @Override
        public void requireAcceptable(
                RegisterNumber register, VendingKey key, VendingKeyEntry described, boolean replace) {
            entry.requireAcceptable(register, key, described, replace);
        }

        @Override
        public void deleteVendingKey(RegisterNumber register) {
            changes.during(() -> {
                entry.deleteVendingKey(register);
                return true;
            });
        }

        @Override
        public void requireDeletable(RegisterNumber register) {
            entry.requireDeletable(register);
        }
    }
}
