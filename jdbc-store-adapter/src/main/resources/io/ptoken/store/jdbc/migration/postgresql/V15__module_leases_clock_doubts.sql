-- Which process has a security module, of all that share the store. Its beat rises while it lives. Since: microseconds.
CREATE TABLE module_lease (
    module_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    holder    TEXT COLLATE "C" NOT NULL,
    beat      BIGINT NOT NULL,
    place     TEXT COLLATE "C" NOT NULL,
    pid       BIGINT NOT NULL,
    command   TEXT COLLATE "C" NOT NULL,
    since     BIGINT NOT NULL
);

-- Of a node whose clock is doubted since a start, the last time that was trusted, in microseconds.
CREATE TABLE clock_doubt (
    node    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    trusted BIGINT NOT NULL
);
