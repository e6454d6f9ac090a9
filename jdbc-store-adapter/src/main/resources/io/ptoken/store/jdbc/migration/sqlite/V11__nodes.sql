-- How the nodes stand that share the store: a row for each, written every ten seconds. Times are microseconds. Two nodes of one
-- name are told by when they started. Each line of notices: level, code and text.
CREATE TABLE node_standing (
    name    TEXT NOT NULL,
    started INTEGER NOT NULL,
    steady  INTEGER NOT NULL,
    written INTEGER NOT NULL,
    state   TEXT NOT NULL,
    version TEXT NOT NULL,
    address TEXT NOT NULL,
    port    INTEGER NOT NULL,
    module  TEXT NOT NULL,
    notices TEXT NOT NULL,
    PRIMARY KEY (name, started)
) WITHOUT ROWID;
