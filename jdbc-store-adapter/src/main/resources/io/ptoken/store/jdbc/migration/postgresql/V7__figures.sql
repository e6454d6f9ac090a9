-- What calls that issue tokens came to, for each node: minute by minute (span 60) and hour by hour (span 3600), by the second
-- of 1970 in which that began. How many calls took up to so many milliseconds can be added up.
CREATE TABLE figure (
    span   BIGINT NOT NULL CHECK (span IN (60, 3600)),
    begins BIGINT NOT NULL,
    node   TEXT COLLATE "C" NOT NULL,
    tokens      BIGINT NOT NULL,
    refused     BIGINT NOT NULL,
    failed      BIGINT NOT NULL,
    within_1    BIGINT NOT NULL,
    within_2    BIGINT NOT NULL,
    within_5    BIGINT NOT NULL,
    within_10   BIGINT NOT NULL,
    within_20   BIGINT NOT NULL,
    within_50   BIGINT NOT NULL,
    within_100  BIGINT NOT NULL,
    within_200  BIGINT NOT NULL,
    within_500  BIGINT NOT NULL,
    within_1000 BIGINT NOT NULL,
    within_5000 BIGINT NOT NULL,
    longer      BIGINT NOT NULL,
    PRIMARY KEY (span, begins, node)
);
