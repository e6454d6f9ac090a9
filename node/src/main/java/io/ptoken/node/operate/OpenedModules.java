package io.ptoken.node.operate;

import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.OneModule;
import io.ptoken.node.module.ServedModule;
import io.ptoken.node.process.Undo;
import io.ptoken.node.storemark.StoreMarks;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.service.operate.keyload.OperatedModules;
import io.ptoken.service.operate.pool.ListedModule;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.sts.key.KeyCheckValueMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The modules of an installation that no server has: each is taken and opened when it is first asked for, and given back at the
 * end. Not thread safe.
 */
final class OpenedModules implements OperatedModules {

    private final Installation installation;
    private final ServiceStore store;
    private final Taker taker;
    private final Undo running;
    private final Map<String, ModuleHold> taken = new HashMap<>();
    private final Map<String, OperatedModule> opened = new HashMap<>();

    /** @param running is told how to give back what is opened */
    OpenedModules(Installation installation, ServiceStore store, Taker taker, Undo running) {
        this.installation = installation;
        this.store = store;
        this.taker = taker;
        this.running = running;
    }

    @Override
    public OperatedModule choose(Optional<String> name) {
        return opened(OneModule.of(installation, name));
    }

    @Override
    public List<ListedModule> listed() {
        return ListedModules.of(installation);
    }

    @Override
    public boolean sell() {
        return false;
    }

    @Override
    public OperatedModule software() {
        return opened(OneModule.software(installation));
    }

    @Override
    public KeyCheckValueMethod checkValues() {
        return KeyCheckValueMethod.standard(
                installation.configuration().assumptions().longKeyCheckValue());
    }

    private OperatedModule opened(OneModule one) {
        OperatedModule before = opened.get(one.name());
        if (before != null) {
            return before;
        }
        ModuleHold hold = take(one);
        OperatedModule module = one.open(hold, store, taker.surroundings(), running);
        StoreMarks.look(installation, Optional.of(module.module()), store, taker.surroundings())
                .filter(found -> !found.mayBeUsed())
                .ifPresent(found -> taker.warn().accept("Warning: " + found.brief()));
        opened.put(one.name(), module);
        return module;
    }

    /** Those that were opened for a whole application need not be opened again. */
    void opened(ServedModule served) {
        served.singly().forEach(module -> opened.put(module.name(), module));
    }

    /** Takes one before it is opened. */
    void take(Optional<String> name) {
        take(OneModule.of(installation, name));
    }

    private ModuleHold take(OneModule one) {
        return taken.computeIfAbsent(one.name(), name -> one.take(taker, running));
    }
}
