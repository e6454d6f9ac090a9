-- What calls that issue tokens came to, for each node: minute by minute (span 60) and hour by hour (span 3600), by the second
-- of 1970 in which that began. How many calls took up to so many milliseconds can be added up.
CREATE TABLE figure (
    span   INTEGER NOT NULL CHECK (span IN (60, 3600)),
    begins INTEGER NOT NULL,
    node   TEXT NOT NULL,
    tokens      INTEGER NOT NULL,
    refused     INTEGER NOT NULL,
    failed      INTEGER NOT NULL,
    within_1    INTEGER NOT NULL,
    within_2    INTEGER NOT NULL,
    within_5    INTEGER NOT NULL,
    within_10   INTEGER NOT NULL,
    within_20   INTEGER NOT NULL,
    within_50   INTEGER NOT NULL,
    within_100  INTEGER NOT NULL,
    within_200  INTEGER NOT NULL,
    within_500  INTEGER NOT NULL,
    within_1000 INTEGER NOT NULL,
    within_5000 INTEGER NOT NULL,
    longer      INTEGER NOT NULL,
    PRIMARY KEY (span, begins, node)
) WITHOUT ROWID;
