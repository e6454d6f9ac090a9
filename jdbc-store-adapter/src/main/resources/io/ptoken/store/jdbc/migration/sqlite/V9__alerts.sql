-- What needed attention, from when to when, and who has taken note. Times are microseconds. A node that is empty: all of them.
CREATE TABLE alert (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    node              TEXT NOT NULL,
    level             TEXT NOT NULL,
    code              TEXT NOT NULL,
    subject           TEXT NOT NULL,
    message           TEXT NOT NULL,
    remedy            TEXT NOT NULL,
    ground            TEXT NOT NULL,
    raised            INTEGER NOT NULL,
    ended             INTEGER, -- NULL while it stands
    acknowledged_by   TEXT,
    acknowledged_word TEXT,
    acknowledged_at   INTEGER -- NULL while nobody has taken note
);

-- Of one thing there is one open alert, whoever notices it.
CREATE UNIQUE INDEX alert_open ON alert (node, level, code, subject) WHERE ended IS NULL;
CREATE INDEX alert_by_key ON alert (code, subject, ended);
CREATE INDEX alert_by_end ON alert (ended, id);

-- The limits with which keys were entered by hand: modules tell what is left of them alone.
CREATE TABLE entered_key (
    module_id      TEXT NOT NULL,
    sgc            INTEGER NOT NULL,
    krn            INTEGER NOT NULL,
    key_type       INTEGER NOT NULL,
    kcv            TEXT NOT NULL,
    unit_limit     INTEGER NOT NULL,
    currency_limit INTEGER NOT NULL,
    PRIMARY KEY (module_id, sgc, krn, key_type)
) WITHOUT ROWID;
