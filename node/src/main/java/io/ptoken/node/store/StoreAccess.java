package io.ptoken.node.store;

import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.Configuration.StoreKind;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.installation.NodeName;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.observe.StoreObserver;
import io.ptoken.store.jdbc.JdbcStore;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Opens the store that an installation is configured for. Several processes may have it open at a time. */
public final class StoreAccess {

    static final String PASSWORD = "PTOKEN_STORE_PASSWORD";

    /** A command beside a busy server gets its turn. */
    private static final Duration COMMAND_WAITS = Duration.ofSeconds(30);

    private StoreAccess() {}

    /** For commands. */
    public static StoreOpener of(Surroundings surroundings) {
        return new StoreOpener() {
            @Override
            public OpenStore open(Installation installation) {
                JdbcStore store = StoreAccess.open(installation, surroundings, StoreObserver.NONE, COMMAND_WAITS);
                return new OpenStore(store, store::close);
            }

            @Override
            public OpenStore openExisting(Installation installation) {
                requireFile(installation);
                return open(installation);
            }
        };
    }

    /** An empty store would look like one in which nothing was ever sold. */
    private static void requireFile(Installation installation) {
        Path file = installation.data().database();
        if (installation.configuration().store().kind() == StoreKind.SQLITE && !Files.exists(file)) {
            throw new CommandFailure("the file of the store, " + file + ", is missing, and none is made in its place:"
                    + " find out who moved it and put it back, or restore the newest backup ('ptoken restore')");
        }
    }

    /** The embedded store of a data directory, whatever is configured; the caller closes it. */
    public static OpenStore embedded(DataDirectory data) {
        JdbcStore store = JdbcStore.openSqlite(data.database(), StoreObserver.NONE, COMMAND_WAITS);
        return new OpenStore(store, store::close);
    }

    /**
     * Opens it for a server; the caller closes it.
     *
     * @throws CommandFailure when the password of the database is not set
     * @throws io.ptoken.service.port.StoreException when it cannot be opened
     */
    public static JdbcStore open(Installation installation, Surroundings surroundings, StoreObserver observer) {
        return open(installation, surroundings, observer, JdbcStore.CLIENT_WAITS);
    }

    private static JdbcStore open(
            Installation installation, Surroundings surroundings, StoreObserver observer, Duration lockPatience) {
        Configuration.Store store = installation.configuration().store();
        return store.kind() == StoreKind.SQLITE
                ? JdbcStore.openSqlite(installation.data().database(), observer, lockPatience)
                : JdbcStore.openPostgres(postgres(store, surroundings), observer, NodeName.of(installation));
    }

    /**
     * The database that is configured. One of the connections writes, the others read.
     *
     * @throws CommandFailure when its password is not set
     */
    public static PostgresSettings postgres(Configuration.Store store, Surroundings surroundings) {
        String password = surroundings
                .variable(PASSWORD)
                .orElseThrow(() -> new CommandFailure("the store is the database " + store.url() + " of user "
                        + store.user() + ", whose password is not set: put it into " + PASSWORD));
        return PostgresSettings.of(store.url(), store.user(), password).withReaders(store.connections() - 1);
    }
}
