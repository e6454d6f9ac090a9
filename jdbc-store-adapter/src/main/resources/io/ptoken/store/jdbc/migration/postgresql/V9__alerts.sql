-- What needed attention, from when to when, and who has taken note. Times are microseconds. A node that is empty: all of them.
CREATE TABLE alert (
    id                BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    node              TEXT COLLATE "C" NOT NULL,
    level             TEXT COLLATE "C" NOT NULL,
    code              TEXT COLLATE "C" NOT NULL,
    subject           TEXT COLLATE "C" NOT NULL,
    message           TEXT COLLATE "C" NOT NULL,
    remedy            TEXT COLLATE "C" NOT NULL,
    ground            TEXT COLLATE "C" NOT NULL,
    raised            BIGINT NOT NULL,
    ended             BIGINT, -- NULL while it stands
    acknowledged_by   TEXT COLLATE "C",
    acknowledged_word TEXT COLLATE "C",
    acknowledged_at   BIGINT -- NULL while nobody has taken note
);

-- Of one thing there is one open alert, whoever notices it.
CREATE UNIQUE INDEX alert_open ON alert (node, level, code, subject) WHERE ended IS NULL;
CREATE INDEX alert_by_key ON alert (code, subject, ended);
CREATE INDEX alert_by_end ON alert (ended, id);

-- The limits with which keys were entered by hand: modules tell what is left of them alone.
CREATE TABLE entered_key (
    module_id      TEXT COLLATE "C" NOT NULL,
    sgc            BIGINT NOT NULL,
    krn            BIGINT NOT NULL,
    key_type       BIGINT NOT NULL,
    kcv            TEXT COLLATE "C" NOT NULL,
    unit_limit     BIGINT NOT NULL,
    currency_limit BIGINT NOT NULL,
    PRIMARY KEY (module_id, sgc, krn, key_type)
);
