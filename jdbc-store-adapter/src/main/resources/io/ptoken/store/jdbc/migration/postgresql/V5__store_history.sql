-- Which store this is, and how often an older copy of it was accepted.
CREATE TABLE store_identity (
    id          BIGINT PRIMARY KEY CHECK (id = 1),
    store_id    TEXT COLLATE "C" NOT NULL,
    acceptances BIGINT NOT NULL
);

INSERT INTO store_identity (id, store_id, acceptances) VALUES (1, replace(gen_random_uuid()::text, '-', ''), 0);

-- Who keeps a mark of this store outside of it, and which acceptance they have taken part in. Times are microseconds.
CREATE TABLE mark_keeper (
    keeper_id   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    acceptances BIGINT NOT NULL,
    seen        BIGINT NOT NULL
);

-- No token identifier at or below these is given any more: it may have been, by a store that is lost.
CREATE TABLE tid_floor (
    base_year BIGINT NOT NULL PRIMARY KEY,
    tid       BIGINT NOT NULL
);

CREATE TABLE meter_tid_floor (
    base_year BIGINT NOT NULL,
    meter_pan BIGINT NOT NULL,
    tid       BIGINT NOT NULL,
    PRIMARY KEY (base_year, meter_pan)
);

-- The counter of vends of a hardware module, and a row of the audit log that was there before it was read.
CREATE TABLE module_counter (
    module_id      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    vends          BIGINT NOT NULL,
    audit_sequence BIGINT NOT NULL
);
