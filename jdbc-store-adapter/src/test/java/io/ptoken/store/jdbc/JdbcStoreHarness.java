package io.ptoken.store.jdbc;

import io.ptoken.service.contract.StoreHarness;
import io.ptoken.service.port.ServiceStore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One database, opened once or twice. */
final class JdbcStoreHarness implements StoreHarness {

    private final Supplier<JdbcStore> open;
    private JdbcStore store;
    private @Nullable JdbcStore another;

    JdbcStoreHarness(Supplier<JdbcStore> open) {
        this.open = open;
        this.store = open.get();
    }

    @Override
    public synchronized ServiceStore store() {
        return store;
    }

    @Override
    public synchronized ServiceStore another() {
        JdbcStore there = another;
        if (there == null) {
            there = open.get();
            another = there;
        }
        return there;
    }

    @Override
    public synchronized void restart() {
        store.close();
        store = open.get();
    }

    @Override
    public synchronized void close() {
        store.close();
        if (another != null) {
            another.close();
        }
    }
}
