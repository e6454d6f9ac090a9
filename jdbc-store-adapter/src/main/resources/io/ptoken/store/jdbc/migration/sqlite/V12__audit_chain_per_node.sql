-- Each node has a chain of audit rows of its own: that numbered id has the rows from (id - 1) * 2^40 + 1 on. No sale changes a row
-- that a sale of another node changes.
CREATE TABLE audit_chain_per_node (
    id              INTEGER PRIMARY KEY,
    head_sequence   INTEGER NOT NULL,
    head_hash       TEXT    NOT NULL,
    anchor_sequence INTEGER NOT NULL,
    anchor_hash     TEXT    NOT NULL
);

INSERT INTO audit_chain_per_node (id, head_sequence, head_hash, anchor_sequence, anchor_hash)
SELECT id, head_sequence, head_hash, anchor_sequence, anchor_hash FROM audit_chain;

DROP TABLE audit_chain;
ALTER TABLE audit_chain_per_node RENAME TO audit_chain;

-- Whose chain it is, the empty name for one that no node has taken; the last row that was trimmed, with the hash before it and every
-- field, a line each, empty for none; and from which row on the clock is held to its times.
CREATE TABLE audit_node (
    id         INTEGER PRIMARY KEY,
    node       TEXT    NOT NULL UNIQUE,
    anchor_row TEXT    NOT NULL,
    clock_from INTEGER NOT NULL
);

INSERT INTO audit_node (id, node, anchor_row, clock_from) VALUES (1, '', '', 0);

-- Rows that stood where no row belongs, as they were: columns without a type keep whatever is put into them. The row told_by of the
-- audit log says that they were moved.
CREATE TABLE audit_stray (
    id           INTEGER PRIMARY KEY,
    told_by      INTEGER NOT NULL,
    acknowledged INTEGER NOT NULL DEFAULT 0,
    sequence, at_micros, actor, origin, action, subject, outcome, message_id, detail, hash
);
