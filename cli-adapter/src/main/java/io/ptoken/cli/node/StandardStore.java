package io.ptoken.cli.node;

import io.ptoken.cli.CommandFailure;

/** The store of an installation on the disk. */
public final class StandardStore {

    /** Opens {@code ptoken.db} of the data directory. */
    public static final StoreOpener OPENER = installation -> {
        throw new CommandFailure("this build opens no store");
    };

    private StandardStore() {}
}
