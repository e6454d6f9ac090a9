-- From which addresses an account has signed in rightly of late, and the wrong passwords that came from there since. Times are
-- microseconds.
CREATE TABLE known_address (
    username     TEXT NOT NULL,
    address      TEXT NOT NULL,
    proved       INTEGER NOT NULL,
    failures     INTEGER NOT NULL,
    locked_until INTEGER NOT NULL,
    PRIMARY KEY (username, address)
) WITHOUT ROWID;
CREATE INDEX known_address_by_time ON known_address (proved);
