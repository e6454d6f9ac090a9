package io.ptoken.kept;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.node.config.ConfigurationFile;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.InstalledModules;
import io.ptoken.node.module.ServedModule;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;

/** An installation as a server has it open, without the server. */
final class OpenedInstallation implements AutoCloseable {

    private final Undo running;
    private final ServiceStore store;
    private final ServedModule served;
    private final PrismToken application;

    private OpenedInstallation(Undo running, ServiceStore store, ServedModule served, PrismToken application) {
        this.running = running;
        this.store = store;
        this.served = served;
        this.application = application;
    }

    static Installation installation(DataDirectory data) throws IOException {
        return new Installation(data, ConfigurationFile.read(data.configuration()), StaTables.SAMPLE);
    }

    /** With the unit of currency credit chosen that was the default when the installations were kept. */
    static OpenedInstallation of(DataDirectory data, Surroundings surroundings) throws IOException {
        Installation installation = installation(data);
        Undo running = new Undo();
        try (Undo undo = new Undo()) {
            undo.with(running::close);
            OpenStore open = StoreAccess.of(surroundings).open(installation);
            running.with(open::close);
            ServedModule served = InstalledModules.of(
                            installation, Taker.quiet("ptoken test", surroundings), ModuleHold.STOP_IT)
                    .open(open.store(), running);
            PrismToken application = PrismToken.on(served.module(), surroundings.clock(), surroundings.random())
                    .store(open.store())
                    .settings(installation.serviceSettings().withCurrencyScale(CurrencyScale.HUNDRED_THOUSANDTHS))
                    .build();
            undo.nothing();
            return new OpenedInstallation(running, open.store(), served, application);
        }
    }

    ServiceStore store() {
        return store;
    }

    /** All modules as one. */
    SecurityModule module() {
        return served.module();
    }

    SoftSecurityModule software() {
        return served.software().orElseThrow();
    }

    TokenApiService api() {
        return application.tokenApi();
    }

    @Override
    public void close() {
        running.close();
    }
}
