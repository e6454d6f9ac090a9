-- A token identifier is used once per meter and base date: the primary key is the promise. Texts sort by code point.
CREATE TABLE used_tid (
    base_year  BIGINT NOT NULL,
    tid        BIGINT NOT NULL,
    meter_pan  BIGINT NOT NULL,
    PRIMARY KEY (base_year, tid, meter_pan)
);

-- A caller's message: claimed by a holder until it is answered. Times are microseconds since 1970.
CREATE TABLE message (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username      TEXT COLLATE "C" NOT NULL,
    message_id    TEXT COLLATE "C" NOT NULL,
    call_digest   TEXT COLLATE "C" NOT NULL,
    holder        TEXT COLLATE "C", -- NULL when it is answered
    claimed_until BIGINT, -- NULL when it is answered
    tokens_json   TEXT COLLATE "C", -- NULL while it is claimed
    stored_at     BIGINT, -- NULL while it is claimed
    UNIQUE (username, message_id)
);

-- Finds the oldest results, and the claims: those without a time.
CREATE INDEX message_by_age ON message (stored_at);

CREATE TABLE audit_log (
    sequence   BIGINT PRIMARY KEY,
    at_micros  BIGINT NOT NULL,
    actor      TEXT COLLATE "C" NOT NULL,
    origin     TEXT COLLATE "C" NOT NULL,
    action     TEXT COLLATE "C" NOT NULL,
    subject    TEXT COLLATE "C" NOT NULL,
    outcome    TEXT COLLATE "C" NOT NULL,
    message_id TEXT COLLATE "C" NOT NULL,
    detail     TEXT COLLATE "C" NOT NULL,
    hash       TEXT COLLATE "C" NOT NULL
);

CREATE INDEX audit_log_by_time ON audit_log (at_micros, sequence);

-- One row: the last row of the chain, and the one before the first that has not been trimmed.
CREATE TABLE audit_chain (
    id              BIGINT PRIMARY KEY CHECK (id = 1),
    head_sequence   BIGINT NOT NULL,
    head_hash       TEXT COLLATE "C" NOT NULL,
    anchor_sequence BIGINT NOT NULL,
    anchor_hash     TEXT COLLATE "C" NOT NULL
);

INSERT INTO audit_chain (id, head_sequence, head_hash, anchor_sequence, anchor_hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000',
        0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE account (
    username         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    password_hash    TEXT COLLATE "C" NOT NULL,
    roles            TEXT COLLATE "C" NOT NULL, -- role names, one blank between
    enabled          BIGINT NOT NULL,
    password_changed BIGINT NOT NULL,
    must_change      BIGINT NOT NULL,
    expires          BIGINT,
    failed_sign_ins  BIGINT NOT NULL,
    locked_until     BIGINT,
    certificate      TEXT COLLATE "C"
);

CREATE TABLE api_session (
    token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    username   TEXT COLLATE "C" NOT NULL,
    origin     TEXT COLLATE "C" NOT NULL,
    opened     BIGINT NOT NULL,
    ends       BIGINT NOT NULL
);

CREATE INDEX api_session_by_user ON api_session (username);
CREATE INDEX api_session_by_end ON api_session (ends);

CREATE TABLE preference (
    name  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value TEXT COLLATE "C" NOT NULL
);

CREATE TABLE key_load_file (
    id       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kmc_id   TEXT COLLATE "C" NOT NULL,
    content  TEXT COLLATE "C" NOT NULL,
    uploaded BIGINT NOT NULL
);

CREATE TABLE catalogue_key (
    file_id   TEXT COLLATE "C" NOT NULL REFERENCES key_load_file (id),
    number    BIGINT NOT NULL,
    sgc       BIGINT NOT NULL,
    krn       BIGINT NOT NULL,
    line      TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (file_id, number)
);

CREATE TABLE kmc_public_key (
    kmc_id      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name        TEXT COLLATE "C" NOT NULL,
    content     TEXT COLLATE "C" NOT NULL,
    active_from BIGINT NOT NULL,
    expires     BIGINT NOT NULL,
    approved    BIGINT NOT NULL,
    added       BIGINT NOT NULL
);

CREATE TABLE module_witness (
    module_id  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    generation BIGINT NOT NULL
);
