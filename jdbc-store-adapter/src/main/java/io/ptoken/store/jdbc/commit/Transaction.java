package io.ptoken.store.jdbc.commit;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.store.jdbc.audit.AnchorTable;
import io.ptoken.store.jdbc.audit.AuditTable;
import io.ptoken.store.jdbc.audit.KnownHead;
import io.ptoken.store.jdbc.sql.Dialect;
import io.ptoken.store.jdbc.sql.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The transaction of a batch: its statements, and what is to be appended to the audit log at its end. */
public final class Transaction {

    private final Statements statements;
    private final Dialect dialect;
    private final KnownHead knownHead;
    private final List<AuditEntry> entries = new ArrayList<>();
    private final List<AnchorTable.Move> anchors = new ArrayList<>();
    private AuditTable.Strays strays = AuditTable.Strays.NONE;
    private Optional<Link> head = Optional.empty();

    Transaction(Statements statements, Dialect dialect, KnownHead knownHead) {
        this.statements = statements;
        this.dialect = dialect;
        this.knownHead = knownHead;
    }

    public Statements statements() {
        return statements;
    }

    /** Appends an entry at the end of the batch. */
    public void audit(AuditEntry entry) {
        entries.add(entry);
    }

    /** Moves the anchor of a chain of the audit log at the end of the batch. */
    public void anchor(AnchorTable.Move move) {
        anchors.add(move);
    }

    /** Moves rows that belong nowhere at the end of the batch. */
    public void moveStrays(AuditTable.Strays found) {
        strays = found;
    }

    /** What locks the rows of a SELECT. */
    public String forUpdate() {
        return dialect.forUpdate();
    }

    /**
     * Writes what belongs to the audit log. Last of all, because it locks the end of the chain until the commit: other processes
     * of this node wait for it, and it waits for nobody. Other nodes have chains of their own.
     */
    void finish() throws SQLException {
        if (!anchors.isEmpty()) {
            AnchorTable.move(statements, dialect.forUpdate(), anchors);
        }
        if (!entries.isEmpty() || !strays.ranges().isEmpty()) {
            head = Optional.of(AuditTable.append(statements, dialect, knownHead, entries, strays));
        }
    }

    /** The transaction is durable, and with it the row it wrote last. */
    void committed() {
        head.ifPresent(knownHead::wrote);
    }
}
