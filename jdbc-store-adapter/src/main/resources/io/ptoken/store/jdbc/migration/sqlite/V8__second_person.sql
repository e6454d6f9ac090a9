-- Whether the owner of an account chose its password, which nobody knows of those there are; and since when it is an
-- administrator's. Times are microseconds.
ALTER TABLE account ADD COLUMN password_chosen INTEGER NOT NULL DEFAULT 0 CHECK (password_chosen IN (0, 1));
ALTER TABLE account ADD COLUMN administrator_since INTEGER;
UPDATE account SET administrator_since = 0 WHERE ' ' || roles || ' ' LIKE '% ptoken-admin %';

-- Who changed the roles of an account, and when last; '' is the owner of the installation.
CREATE TABLE role_change (
    username   TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed    INTEGER NOT NULL,
    PRIMARY KEY (username, changed_by)
) WITHOUT ROWID;

-- The one row about calls that take two people: the last number of an approval, since when a list of calls is set, and who
-- switched it off without a second person, as long as no administrator has acknowledged that.
CREATE TABLE second_person (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    last_approval INTEGER NOT NULL,
    since         INTEGER,
    off_at        INTEGER,
    off_by        TEXT
);

INSERT INTO second_person (id, last_approval) VALUES (1, 0);

-- Calls that wait for a second person, or waited; asker '' is the owner of the installation, asker_name what they are called.
CREATE TABLE approval (
    id         INTEGER NOT NULL PRIMARY KEY,
    asker      TEXT NOT NULL,
    asker_name TEXT NOT NULL,
    action     TEXT NOT NULL,
    subject    TEXT NOT NULL,
    digest     TEXT NOT NULL,
    content    TEXT NOT NULL,
    asked      INTEGER NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('WAITING', 'APPROVED', 'REFUSED', 'USED')),
    decider    TEXT,
    decided    INTEGER
);
