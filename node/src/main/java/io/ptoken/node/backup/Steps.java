package io.ptoken.node.backup;

import io.ptoken.store.jdbc.sqlite.SqliteSnapshot;
import java.io.IOException;
import java.nio.file.Path;

/** The steps of a backup between which others may change or spoil something; a seam for tests. */
interface Steps {

    /** Nobody does. */
    Steps REAL = new Steps() {};

    /** Holds the present moment of the embedded store. */
    default SqliteSnapshot pin(Path database) {
        return SqliteSnapshot.pin(database);
    }

    /** The archive is written and not yet read back. */
    default void written(Path archive) throws IOException {}
}
