package io.ptoken.cli.account;

import io.ptoken.cli.config.DataDirectory;
import io.ptoken.store.jdbc.JdbcStore;

/** Opens the store of an installation. The one place that knows which it is. */
public final class StoreAccess {

    private StoreAccess() {}

    /**
     * The store; several processes may have it open. The caller closes it.
     *
     * @throws io.ptoken.service.port.StoreException when it cannot be opened
     */
    public static JdbcStore open(DataDirectory data) {
        return JdbcStore.openSqlite(data.database());
    }
}
