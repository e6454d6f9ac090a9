-- A token identifier is used once per meter and base date: the primary key is the promise.
CREATE TABLE used_tid (
    meter_pan  INTEGER NOT NULL,
    base_year  INTEGER NOT NULL,
    tid        INTEGER NOT NULL,
    PRIMARY KEY (meter_pan, base_year, tid)
) WITHOUT ROWID;

-- What a call returned, for a caller whose reply was lost.
CREATE TABLE token_result (
    username    TEXT NOT NULL,
    message_id  TEXT NOT NULL,
    call_digest TEXT NOT NULL,
    tokens_json TEXT NOT NULL,
    stored_at   INTEGER NOT NULL, -- Unix seconds
    PRIMARY KEY (username, message_id)
) WITHOUT ROWID;

CREATE INDEX token_result_by_age ON token_result (stored_at);

CREATE TABLE account (
    username      TEXT    NOT NULL PRIMARY KEY,
    password_hash TEXT    NOT NULL,
    roles         TEXT    NOT NULL, -- role names, one blank between
    enabled       INTEGER NOT NULL
) WITHOUT ROWID;
