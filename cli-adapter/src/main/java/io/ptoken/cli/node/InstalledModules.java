package io.ptoken.cli.node;

import io.ptoken.cli.CommandFailure;
import io.ptoken.cli.Surroundings;
import io.ptoken.cli.Undo;
import io.ptoken.cli.config.ModuleEntry;
import io.ptoken.cli.config.ModuleEntry.Kind;
import io.ptoken.cli.hsm.ConfiguredModule;
import io.ptoken.cli.hsm.LineThreads;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.protocol.module.LineModule;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.service.pool.MemberStanding;
import io.ptoken.service.pool.ModulePool;
import io.ptoken.service.pool.PoolControl;
import io.ptoken.service.pool.PoolSettings;
import io.ptoken.service.pool.PooledModule;
import io.ptoken.service.port.ServiceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The security modules that {@code ptoken.yaml} lists, as one; without a list, the software module of the data directory.
 * The secret of the software module is asked for only when it is among them.
 */
public final class InstalledModules implements ModuleSource {

    private final Installation installation;
    private final Surroundings surroundings;

    private InstalledModules(Installation installation, Surroundings surroundings) {
        this.installation = installation;
        this.surroundings = surroundings;
    }

    /** Those of an installation. */
    public static InstalledModules of(Installation installation, Surroundings surroundings) {
        return new InstalledModules(installation, surroundings);
    }

    /** True when the software module is the only one or among them. */
    public static boolean haveSoftware(Installation installation) {
        List<ModuleEntry> entries = installation.configuration().modules();
        return entries.isEmpty() || entries.stream().anyMatch(entry -> entry.kind() == Kind.SOFTWARE);
    }

    /**
     * Refuses when the software module is among them and another process has it.
     *
     * @param toDo what the operator does about it
     * @throws CommandFailure that says so
     */
    public static void requireFree(Installation installation, String toDo) {
        if (haveSoftware(installation)) {
            ModuleAccess.requireFree(installation, toDo);
        }
    }

    @Override
    public ServedModule open(ServiceStore store, Undo running) {
        List<ModuleEntry> entries = installation.configuration().modules();
        if (entries.isEmpty()) {
            return ServedModule.of(software(store, running));
        }
        ScheduledExecutorService executor = LineThreads.several(entries.size() + 1, "modules");
        running.with(executor::shutdownNow);
        List<PooledModule> members = new ArrayList<>();
        Optional<SoftSecurityModule> software = Optional.empty();
        for (ModuleEntry entry : entries) {
            SecurityModule module;
            if (entry.kind() == Kind.SOFTWARE) {
                SoftSecurityModule opened = software(store, running);
                software = Optional.of(opened);
                module = opened;
            } else {
                LineModule line = ConfiguredModule.address(entry).open(surroundings.clock(), executor);
                running.with(line::close);
                module = line;
            }
            members.add(new PooledModule(
                    entry.name(), module, new MemberStanding(entry.priority(), entry.standby(), false)));
        }
        ModulePool pool = new ModulePool(members, PoolSettings.DEFAULTS, surroundings.clock(), executor);
        running.with(pool::close);
        PoolControl.takeOver(pool, store.preferences(), surroundings.clock());
        return new ServedModule(pool, software);
    }

    private SoftSecurityModule software(ServiceStore store, Undo running) {
        try (SealingSecret secret = ModuleSecret.existing(surroundings)) {
            SoftSecurityModule module = ModuleAccess.openOrTampered(installation, secret, store, surroundings);
            running.with(module::close);
            return module;
        }
    }
}
