package io.ptoken.store.jdbc.sqlite;

import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.audit.AuditTable;
import io.ptoken.store.jdbc.sql.Statements;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Verifies a copy of an embedded database that nobody has open; its file is not changed and gets no company. */
public final class SqliteCopy {

    private static final String CHECK = "PRAGMA integrity_check(1)";
    private static final String LAST =
            "SELECT " + AuditTable.ROW + " FROM audit_log WHERE sequence >= ? ORDER BY sequence";

    private SqliteCopy() {}

    /**
     * Looks through the whole file for damage, and at the end of the audit log.
     *
     * @return the end of its audit log
     * @throws StoreException {@code DAMAGED} when it is not whole or no store of this program
     */
    public static Link verify(Path copy) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + copy.toUri() + "?immutable=1");
        try (Connection connection = source.getConnection()) {
            Statements statements = new Statements(connection);
            String found = statements.first(CHECK, row -> row.getString(1)).orElse("no answer");
            if (!found.equals("ok")) {
                throw damaged(copy, "SQLite says: " + found, Optional.empty());
            }
            return auditHead(statements, copy);
        } catch (SQLException e) {
            throw damaged(copy, "it is damaged or no store of this program", Optional.of(e));
        }
    }

    private static Link auditHead(Statements statements, Path copy) throws SQLException {
        Link head = AuditTable.link(statements.first(AuditTable.HEAD, AuditTable::readLink));
        Link anchor = AuditTable.link(statements.first(AuditTable.ANCHOR, AuditTable::readLink));
        List<AuditRow> last = statements.list(LAST, AuditTable::read, head.sequence() - 1);
        if (!isEnd(head, anchor, last)) {
            throw damaged(copy, "the last row of its audit log is not the one it ends with", Optional.empty());
        }
        return head;
    }

    private static boolean isEnd(Link head, Link anchor, List<AuditRow> last) {
        if (last.isEmpty()) {
            return head.equals(anchor);
        }
        AuditRow end = last.get(last.size() - 1);
        String before = last.size() == 1 ? anchor.hash() : last.get(0).hash();
        return last.size() <= 2
                && end.sequence() == head.sequence()
                && end.hash().equals(head.hash())
                && head.hash().equals(AuditChain.next(before, head.sequence(), end.entry()));
    }

    private static StoreException damaged(Path copy, String why, Optional<SQLException> cause) {
        String text = "the copy of the store, " + copy.getFileName() + ", is not whole: " + why;
        return cause.map(because -> new StoreException(Reason.DAMAGED, text, because))
                .orElseGet(() -> new StoreException(Reason.DAMAGED, text));
    }
}
