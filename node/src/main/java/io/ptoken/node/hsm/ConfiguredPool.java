package io.ptoken.node.hsm;

import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.pool.ModuleStanding;
import io.ptoken.hsm.pool.PoolSettings;
import io.ptoken.hsm.pool.PooledModule;
import io.ptoken.node.config.ModuleEntry;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.pool.PoolControl;
import io.ptoken.service.port.ServiceStore;
import java.time.InstantSource;
import java.util.List;

/**
 * The order in which the modules of an installation are asked, at the terminal. The modules themselves are not asked: a
 * server that runs has their lines, and takes changes over within a second.
 */
public final class ConfiguredPool {

    private ConfiguredPool() {}

    /**
     * Over the modules of {@code ptoken.yaml}.
     *
     * @throws NotPossibleException when it lists none
     */
    public static PoolControl of(List<ModuleEntry> entries, ServiceStore store, InstantSource clock) {
        if (entries.isEmpty()) {
            throw new NotPossibleException(PoolControl.NONE);
        }
        List<PooledModule> members = entries.stream()
                .map(entry -> new PooledModule(
                        entry.name(), new ClosedModule(), new ModuleStanding(entry.priority(), entry.standby(), false)))
                .toList();
        ModulePool pool = new ModulePool(members, PoolSettings.DEFAULTS, clock, look -> {});
        return new PoolControl(pool, store.moduleStandings(), clock);
    }
}
