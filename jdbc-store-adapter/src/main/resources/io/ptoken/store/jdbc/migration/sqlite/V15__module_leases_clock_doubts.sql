-- Which process has a security module, of all that share the store. Its beat rises while it lives. Since: microseconds.
CREATE TABLE module_lease (
    module_id TEXT NOT NULL PRIMARY KEY,
    holder    TEXT NOT NULL,
    beat      INTEGER NOT NULL,
    place     TEXT NOT NULL,
    pid       INTEGER NOT NULL,
    command   TEXT NOT NULL,
    since     INTEGER NOT NULL
) WITHOUT ROWID;

-- Of a node whose clock is doubted since a start, the last time that was trusted, in microseconds.
CREATE TABLE clock_doubt (
    node    TEXT NOT NULL PRIMARY KEY,
    trusted INTEGER NOT NULL
) WITHOUT ROWID;
