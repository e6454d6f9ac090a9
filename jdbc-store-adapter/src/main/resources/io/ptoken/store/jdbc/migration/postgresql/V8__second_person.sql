-- Whether the owner of an account chose its password, which nobody knows of those there are; and since when it is an
-- administrator's. Times are microseconds.
ALTER TABLE account ADD COLUMN password_chosen BIGINT NOT NULL DEFAULT 0 CHECK (password_chosen IN (0, 1));
ALTER TABLE account ADD COLUMN administrator_since BIGINT;
UPDATE account SET administrator_since = 0 WHERE ' ' || roles || ' ' LIKE '% ptoken-admin %';

-- Who changed the roles of an account, and when last; '' is the owner of the installation.
CREATE TABLE role_change (
    username   TEXT COLLATE "C" NOT NULL,
    changed_by TEXT COLLATE "C" NOT NULL,
    changed    BIGINT NOT NULL,
    PRIMARY KEY (username, changed_by)
);

-- The one row about calls that take two people: the last number of an approval, since when a list of calls is set, and who
-- switched it off without a second person, as long as no administrator has acknowledged that.
CREATE TABLE second_person (
    id            BIGINT PRIMARY KEY CHECK (id = 1),
    last_approval BIGINT NOT NULL,
    since         BIGINT,
    off_at        BIGINT,
    off_by        TEXT COLLATE "C"
);

INSERT INTO second_person (id, last_approval) VALUES (1, 0);

-- Calls that wait for a second person, or waited; asker '' is the owner of the installation, asker_name what they are called.
CREATE TABLE approval (
    id         BIGINT NOT NULL PRIMARY KEY,
    asker      TEXT COLLATE "C" NOT NULL,
    asker_name TEXT COLLATE "C" NOT NULL,
    action     TEXT COLLATE "C" NOT NULL,
    subject    TEXT COLLATE "C" NOT NULL,
    digest     TEXT COLLATE "C" NOT NULL,
    content    TEXT COLLATE "C" NOT NULL,
    asked      BIGINT NOT NULL,
    state      TEXT COLLATE "C" NOT NULL CHECK (state IN ('WAITING', 'APPROVED', 'REFUSED', 'USED')),
    decider    TEXT COLLATE "C",
    decided    BIGINT
);
