-- How the nodes stand that share the store: a row for each, written every ten seconds. Times are microseconds. Two nodes of one
-- name are told by when they started. Each line of notices: level, code and text.
CREATE TABLE node_standing (
    name    TEXT COLLATE "C" NOT NULL,
    started BIGINT NOT NULL,
    steady  BIGINT NOT NULL,
    written BIGINT NOT NULL,
    state   TEXT COLLATE "C" NOT NULL,
    version TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    port    BIGINT NOT NULL,
    module  TEXT COLLATE "C" NOT NULL,
    notices TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (name, started)
);
