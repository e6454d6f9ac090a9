-- Inserts now hit the hot end of the tree, whatever the number of meters: identifiers grow with the clock.
CREATE TABLE used_tid_by_time (
    base_year  INTEGER NOT NULL,
    tid        INTEGER NOT NULL,
    meter_pan  INTEGER NOT NULL,
    PRIMARY KEY (base_year, tid, meter_pan)
) WITHOUT ROWID;

INSERT INTO used_tid_by_time (base_year, tid, meter_pan)
SELECT base_year, tid, meter_pan FROM used_tid ORDER BY base_year, tid, meter_pan;

DROP TABLE used_tid;
ALTER TABLE used_tid_by_time RENAME TO used_tid;

-- A caller's message: claimed by a holder until it is answered. Times are microseconds since 1970.
CREATE TABLE message (
    id            INTEGER PRIMARY KEY,
    username      TEXT NOT NULL,
    message_id    TEXT NOT NULL,
    call_digest   TEXT NOT NULL,
    holder        TEXT,    -- NULL when it is answered
    claimed_until INTEGER, -- NULL when it is answered
    tokens_json   TEXT,    -- NULL while it is claimed
    stored_at     INTEGER, -- NULL while it is claimed
    UNIQUE (username, message_id)
);

INSERT INTO message (username, message_id, call_digest, tokens_json, stored_at)
SELECT username, message_id, call_digest, tokens_json, stored_at * 1000000 FROM token_result ORDER BY stored_at;

DROP TABLE token_result;

-- Finds the oldest results, and the claims: those without a time.
CREATE INDEX message_by_age ON message (stored_at);

CREATE TABLE audit_log (
    sequence   INTEGER PRIMARY KEY,
    at_micros  INTEGER NOT NULL,
    actor      TEXT NOT NULL,
    origin     TEXT NOT NULL,
    action     TEXT NOT NULL,
    subject    TEXT NOT NULL,
    outcome    TEXT NOT NULL,
    message_id TEXT NOT NULL,
    detail     TEXT NOT NULL,
    hash       TEXT NOT NULL
);

CREATE INDEX audit_log_by_time ON audit_log (at_micros, sequence);

-- One row: the last row of the chain, and the one before the first that has not been trimmed.
CREATE TABLE audit_chain (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    head_sequence   INTEGER NOT NULL,
    head_hash       TEXT    NOT NULL,
    anchor_sequence INTEGER NOT NULL,
    anchor_hash     TEXT    NOT NULL
);

INSERT INTO audit_chain (id, head_sequence, head_hash, anchor_sequence, anchor_hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000',
        0, '0000000000000000000000000000000000000000000000000000000000000000');

ALTER TABLE account ADD COLUMN password_changed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN expires INTEGER;
ALTER TABLE account ADD COLUMN failed_sign_ins INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN locked_until INTEGER;
ALTER TABLE account ADD COLUMN certificate TEXT;

CREATE TABLE api_session (
    token_hash TEXT    NOT NULL PRIMARY KEY,
    username   TEXT    NOT NULL,
    origin     TEXT    NOT NULL,
    opened     INTEGER NOT NULL,
    ends       INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX api_session_by_user ON api_session (username);
CREATE INDEX api_session_by_end ON api_session (ends);

CREATE TABLE preference (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE key_load_file (
    id       TEXT    NOT NULL PRIMARY KEY,
    kmc_id   TEXT    NOT NULL,
    content  TEXT    NOT NULL,
    uploaded INTEGER NOT NULL
);

CREATE TABLE catalogue_key (
    file_id   TEXT    NOT NULL REFERENCES key_load_file (id),
    number    INTEGER NOT NULL,
    sgc       INTEGER NOT NULL,
    krn       INTEGER NOT NULL,
    line      TEXT    NOT NULL,
    PRIMARY KEY (file_id, number)
) WITHOUT ROWID;

CREATE TABLE kmc_public_key (
    kmc_id      TEXT    NOT NULL PRIMARY KEY,
    name        TEXT    NOT NULL,
    content     TEXT    NOT NULL,
    active_from INTEGER NOT NULL,
    expires     INTEGER NOT NULL,
    approved    INTEGER NOT NULL,
    added       INTEGER NOT NULL
);

CREATE TABLE module_witness (
    module_id  TEXT    NOT NULL PRIMARY KEY,
    generation INTEGER NOT NULL
) WITHOUT ROWID;
