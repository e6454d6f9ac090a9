-- Which store this is, and how often an older copy of it was accepted.
CREATE TABLE store_identity (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    store_id    TEXT    NOT NULL,
    acceptances INTEGER NOT NULL
);

INSERT INTO store_identity (id, store_id, acceptances) VALUES (1, lower(hex(randomblob(16))), 0);

-- Who keeps a mark of this store outside of it, and which acceptance they have taken part in. Times are microseconds.
CREATE TABLE mark_keeper (
    keeper_id   TEXT    NOT NULL PRIMARY KEY,
    acceptances INTEGER NOT NULL,
    seen        INTEGER NOT NULL
) WITHOUT ROWID;

-- No token identifier at or below these is given any more: it may have been, by a store that is lost.
CREATE TABLE tid_floor (
    base_year INTEGER NOT NULL PRIMARY KEY,
    tid       INTEGER NOT NULL
);

CREATE TABLE meter_tid_floor (
    base_year INTEGER NOT NULL,
    meter_pan INTEGER NOT NULL,
    tid       INTEGER NOT NULL,
    PRIMARY KEY (base_year, meter_pan)
) WITHOUT ROWID;

-- The counter of vends of a hardware module, and a row of the audit log that was there before it was read.
CREATE TABLE module_counter (
    module_id      TEXT    NOT NULL PRIMARY KEY,
    vends          INTEGER NOT NULL,
    audit_sequence INTEGER NOT NULL
) WITHOUT ROWID;
