-- From which addresses an account has signed in rightly of late, and the wrong passwords that came from there since. Times are
-- microseconds.
CREATE TABLE known_address (
    username     TEXT COLLATE "C" NOT NULL,
    address      TEXT COLLATE "C" NOT NULL,
    proved       BIGINT NOT NULL,
    failures     BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    PRIMARY KEY (username, address)
);
CREATE INDEX known_address_by_time ON known_address (proved);
