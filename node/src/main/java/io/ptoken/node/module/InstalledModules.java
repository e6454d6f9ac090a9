package io.ptoken.node.module;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.pool.ModuleStanding;
import io.ptoken.hsm.pool.PoolSettings;
import io.ptoken.hsm.pool.PooledModule;
import io.ptoken.hsm.protocol.module.LineModule;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.node.config.ModuleEntry;
import io.ptoken.node.config.ModuleEntry.Kind;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.hsm.ConfiguredModule;
import io.ptoken.node.hsm.LineThreads;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.keyload.HardwareOrigins;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.service.operate.pool.PoolControl;
import io.ptoken.service.port.ServiceStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * The security modules that {@code ptoken.yaml} lists, as one; without a list, the software module of the data directory.
 * The secret of the software module is asked for only when it is among them.
 */
public final class InstalledModules implements ModuleSource {

    private final Installation installation;
    private final Taker taker;
    private final String remedy;
    private final Surroundings surroundings;

    private final boolean looks;

    private InstalledModules(Installation installation, Taker taker, String remedy, boolean looks) {
        this.installation = installation;
        this.taker = taker;
        this.remedy = remedy;
        this.looks = looks;
        this.surroundings = taker.surroundings();
    }

    /**
     * Those of an installation.
     *
     * @param taker who opens them
     * @param remedy what to do when somebody else has them open
     */
    public static InstalledModules of(Installation installation, Taker taker, String remedy) {
        return new InstalledModules(installation, taker, remedy, false);
    }

    /** The same for who only looks: the store is not told of the software module. */
    public static InstalledModules toLookAt(Installation installation, Taker taker, String remedy) {
        return new InstalledModules(installation, taker, remedy, true);
    }

    /**
     * Opens them, once nobody else has any of them.
     *
     * @throws io.ptoken.node.holding.HeldFailure that says who has them
     */
    @Override
    public ServedModule open(ServiceStore store, Undo running) {
        List<ModuleEntry> entries = installation.configuration().modules();
        ModuleHold hold = InstallationHold.all(installation, taker, remedy, running);
        if (entries.isEmpty()) {
            return ServedModule.of(software(hold, store, running));
        }
        ScheduledExecutorService executor = LineThreads.several(entries.size() + 1, "modules");
        running.with(executor::shutdownNow);
        List<PooledModule> members = new ArrayList<>();
        Map<String, Supplier<Optional<TrustAnchor>>> anchors = new HashMap<>();
        Optional<SoftSecurityModule> software = Optional.empty();
        for (ModuleEntry entry : entries) {
            SecurityModule module;
            if (entry.kind() == Kind.SOFTWARE) {
                SoftSecurityModule opened = software(hold, store, running);
                software = Optional.of(opened);
                anchors.put(entry.name(), () -> opened.certification().keyLoadAnchor());
                module = opened;
            } else {
                LineModule line = ConfiguredModule.address(entry).open(hold, surroundings.clock(), executor);
                running.with(line::close);
                module = HardwareOrigins.of(line, entry.name(), store);
            }
            members.add(new PooledModule(
                    entry.name(), module, new ModuleStanding(entry.priority(), entry.standby(), false)));
        }
        ModulePool pool = new ModulePool(members, PoolSettings.DEFAULTS, surroundings.clock(), executor);
        running.with(pool::close);
        PoolControl.takeOver(pool, store.moduleStandings(), surroundings.clock());
        List<OperatedModule> singly = members.stream()
                .map(member -> new OperatedModule(
                        member.name(),
                        member.module(),
                        pool.keyLoading(member.name()),
                        pool.keyEntry(member.name()),
                        pool.ditkCustody(member.name()),
                        anchors.getOrDefault(member.name(), Optional::empty)))
                .toList();
        return new ServedModule(pool, software, singly);
    }

    private SoftSecurityModule software(ModuleHold hold, ServiceStore store, Undo running) {
        try (SealingSecret secret = ModuleSecret.existing(surroundings)) {
            SoftSecurityModule module = looks
                    ? ModuleAccess.look(hold, installation, secret, store, surroundings)
                    : ModuleAccess.openOrTampered(hold, installation, secret, store, surroundings);
            if (looks) {
                running.with(module::close);
            } else {
                ModuleAccess.keep(module, hold, store, surroundings, running);
            }
            return module;
        }
    }
}
