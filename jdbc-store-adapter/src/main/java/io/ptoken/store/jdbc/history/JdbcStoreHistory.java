package io.ptoken.store.jdbc.history;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.service.port.StoreHistory;
import io.ptoken.store.jdbc.audit.AuditTable;
import io.ptoken.store.jdbc.audit.KnownHead;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Dialect;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link StoreHistory} on {@link HistoryTables} and {@link KnownHead}. */
public final class JdbcStoreHistory implements StoreHistory {

    private final GroupCommit changes;
    private final Reads reads;
    private final KnownHead knownHead;
    private final Dialect dialect;

    public JdbcStoreHistory(GroupCommit changes, Reads reads, KnownHead knownHead, Dialect dialect) {
        this.dialect = dialect;
        this.changes = changes;
        this.reads = reads;
        this.knownHead = knownHead;
    }

    @Override
    public String storeId() {
        return reads.read(HistoryTables::storeId);
    }

    @Override
    public boolean holds(Link row) {
        return KnownHead.holds(look(row), row);
    }

    @Override
    public Link known() {
        return knownHead.last();
    }

    @Override
    public void expect(Link row) {
        if (!holds(row)) {
            throw new StoreException(
                    Reason.OLDER, "row " + row.sequence() + " of the audit log is missing, or is another one");
        }
        knownHead.durable(row);
    }

    /** Looks whether the store still has what this process wrote; one that has it again is worked on again. */
    public void requireCurrent() {
        dialect.requireInPlace();
        Link expected = knownHead.last();
        knownHead.compare(expected, look(expected));
    }

    /** Whether something can be written, where the last change failed. */
    public void requireWritable() {
        if (changes.isFailing()) {
            Single.run(changes, transaction -> {
                HistoryTables.writeNothing(transaction.statements());
                return true;
            });
        }
    }

    private KnownHead.Found look(Link row) {
        return reads.read(statements -> AuditTable.look(statements, row));
    }

    @Override
    public List<MarkHolder> keepers() {
        return reads.read(HistoryTables::keepers);
    }

    @Override
    public void join(String keeper, Instant now) {
        Single.run(changes, transaction -> {
            HistoryTables.join(transaction.statements(), transaction.forUpdate(), keeper, now);
            return true;
        });
    }

    @Override
    public Optional<TokenIdentifier> floor(BaseDate baseDate) {
        return reads.read(statements -> HistoryTables.floor(statements, baseDate));
    }

    @Override
    public List<AheadTid> meterFloors() {
        return reads.read(HistoryTables::meterFloors);
    }

    @Override
    public void raise(Map<BaseDate, TokenIdentifier> floors, List<AheadTid> meterFloors, AuditEntry entry) {
        Single.run(changes, transaction -> {
            HistoryTables.raise(transaction.statements(), floors, meterFloors);
            transaction.audit(entry);
            return true;
        });
    }

    @Override
    public void accept(Acceptance acceptance, AuditEntry entry) {
        Single.run(changes, transaction -> {
            HistoryTables.accept(transaction.statements(), transaction.forUpdate(), acceptance);
            transaction.audit(entry);
            return true;
        });
    }
}
