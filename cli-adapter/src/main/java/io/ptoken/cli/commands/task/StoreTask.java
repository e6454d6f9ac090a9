package io.ptoken.cli.commands.task;

import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.storemark.StoreStanding;
import java.io.IOException;
import java.util.Optional;

/** A command on the store of an installation: opens it, works, closes it. A server may run meanwhile. */
public abstract class StoreTask extends InstallationTask {

    private final StoreOpener opener;

    protected StoreTask(Surroundings surroundings, StoreOpener opener) {
        super(surroundings);
        this.opener = opener;
    }

    @Override
    public final Integer call() throws IOException {
        check();
        Installation chosen = installation.installation(surroundings());
        try (OpenStore open = TaskStore.open(opener, chosen, this)) {
            return work(open.store(), chosen);
        }
    }

    /** Returns the exit code. */
    protected abstract int work(ServiceStore store, Installation chosen) throws IOException;

    /** Says when the store may not be sold from, for commands that work on it all the same. */
    protected void warnOfStanding(Optional<StoreStanding> standing) {
        standing.filter(found -> !found.mayBeUsed()).ifPresent(found -> warn("Warning: " + found.brief()));
    }
}
