package io.ptoken.crash.restore;

import java.util.List;
import java.util.stream.Stream;

/** How an older store comes into the place of the newest one. */
enum RestoreWay {
    /** The copy was made while the server was stopped. */
    STOPPED("copy of a stopped store", false),
    /** Database and journal were copied while the server served. */
    SERVING("copy with -wal while serving", false),
    /** The database was copied without its journal while the server served. */
    WITHOUT_JOURNAL("copy without -wal", false),
    /** The server was killed and its journal lost. */
    JOURNAL_LOST("-wal lost after a kill", false),
    /** {@code ptoken backup} while clients buy, {@code ptoken restore} into another directory: store and module. */
    BACKUP("ptoken backup and restore", false),
    /** {@code pg_dump} while clients buy, put back while the node is stopped. */
    DUMP("dump of PostgreSQL", true),
    /** The same, put back under the running node. */
    DUMP_UNDER_NODE("dump under a running node", true);

    private final String text;
    private final boolean postgres;

    RestoreWay(String text, boolean postgres) {
        this.text = text;
        this.postgres = postgres;
    }

    /** Those of a kind of store. */
    static List<RestoreWay> of(boolean postgres) {
        return Stream.of(values()).filter(way -> way.postgres == postgres).toList();
    }

    /** For people. */
    String text() {
        return text;
    }

    /** Whether the copy is made while clients buy; else between sales. */
    boolean isTakenUnderLoad() {
        return this == BACKUP || this == DUMP || this == DUMP_UNDER_NODE;
    }

    /** Whether the copy has all that was sold before it was made; else what was in the journal alone is missing. */
    boolean isWhole() {
        return this != WITHOUT_JOURNAL && this != JOURNAL_LOST;
    }
}
