package io.ptoken.cli.node;

import io.ptoken.cli.account.StoreAccess;
import io.ptoken.store.jdbc.JdbcStore;

/** The store that an installation has. */
public final class StandardStore {

    /** Opens it. */
    public static final StoreOpener OPENER = installation -> {
        JdbcStore store = StoreAccess.open(installation.data());
        return new OpenStore(store, store::close);
    };

    private StandardStore() {}
}
