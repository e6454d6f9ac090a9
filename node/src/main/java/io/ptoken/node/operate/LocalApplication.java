package io.ptoken.node.operate;

import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.InstalledModules;
import io.ptoken.node.module.ServedModule;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.storemark.StoreMarks;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.OwnersProof;
import io.ptoken.service.port.ServiceStore;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The application of an installation that no server has, made when it is first asked for. That opens the modules, and with them
 * the software module: whoever has done so has shown what it takes. Not thread safe.
 */
final class LocalApplication implements Supplier<PrismToken>, OwnersProof {

    private static final String REMEDY = "if it is a server, use its TokenApi, or stop it first";

    private final Installation installation;
    private final ServiceStore store;
    private final Taker taker;
    private final Undo running;
    private final Consumer<ServedModule> opened;
    private Optional<PrismToken> made = Optional.empty();

    /**
     * @param running is told how to give back what is opened
     * @param opened is told of the modules when they are opened
     */
    LocalApplication(
            Installation installation, ServiceStore store, Taker taker, Undo running, Consumer<ServedModule> opened) {
        this.installation = installation;
        this.store = store;
        this.taker = taker;
        this.running = running;
        this.opened = opened;
    }

    @Override
    public PrismToken get() {
        PrismToken application = made.orElseGet(this::make);
        made = Optional.of(application);
        return application;
    }

    private PrismToken make() {
        Surroundings surroundings = taker.surroundings();
        ServedModule served = InstalledModules.of(installation, taker, REMEDY).open(store, running);
        opened.accept(served);
        PrismToken.Builder parts = PrismToken.on(served.module(), surroundings.clock(), surroundings.random())
                .store(store)
                .settings(installation.serviceSettings())
                .counting(served::hardware);
        StoreMarks.of(installation, served, surroundings, running).ifPresent(parts::marking);
        return parts.build();
    }

    /** A secret that does not open the module ends the command. */
    @Override
    public Outcome ask(Dialogue dialogue) {
        if (!SealedProof.hasSoftware(installation)) {
            return Outcome.IMPOSSIBLE;
        }
        get();
        return Outcome.GIVEN;
    }
}
