-- Each node has a chain of audit rows of its own: that numbered id has the rows from (id - 1) * 2^40 + 1 on. No sale changes a row
-- that a sale of another node changes.
ALTER TABLE audit_chain DROP CONSTRAINT audit_chain_id_check;

-- Whose chain it is, the empty name for one that no node has taken; the last row that was trimmed, with the hash before it and every
-- field, a line each, empty for none; and from which row on the clock is held to its times.
CREATE TABLE audit_node (
    id         BIGINT NOT NULL PRIMARY KEY,
    node       TEXT COLLATE "C" NOT NULL UNIQUE,
    anchor_row TEXT COLLATE "C" NOT NULL,
    clock_from BIGINT NOT NULL
);

INSERT INTO audit_node (id, node, anchor_row, clock_from) VALUES (1, '', '', 0);

-- Rows that stood where no row belongs, as they were. The row told_by of the audit log says that they were moved.
CREATE TABLE audit_stray (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    told_by      BIGINT NOT NULL,
    acknowledged BIGINT NOT NULL DEFAULT 0,
    sequence     BIGINT NOT NULL,
    at_micros    BIGINT NOT NULL,
    actor        TEXT COLLATE "C" NOT NULL,
    origin       TEXT COLLATE "C" NOT NULL,
    action       TEXT COLLATE "C" NOT NULL,
    subject      TEXT COLLATE "C" NOT NULL,
    outcome      TEXT COLLATE "C" NOT NULL,
    message_id   TEXT COLLATE "C" NOT NULL,
    detail       TEXT COLLATE "C" NOT NULL,
    hash         TEXT COLLATE "C" NOT NULL
);
