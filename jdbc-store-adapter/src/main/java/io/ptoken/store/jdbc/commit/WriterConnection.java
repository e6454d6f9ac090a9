package io.ptoken.store.jdbc.commit;

import static java.lang.System.Logger.Level.DEBUG;

import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.store.jdbc.audit.AuditTable;
import io.ptoken.store.jdbc.audit.KnownHead;
import io.ptoken.store.jdbc.sql.Dialect;
import io.ptoken.store.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The writer's connection, opened when it is needed and replaced after a failure. Not thread safe. */
final class WriterConnection {

    private static final System.Logger LOG = System.getLogger(WriterConnection.class.getName());

    /** The statements of a transaction. */
    @FunctionalInterface
    interface Work {

        void in(Transaction transaction) throws SQLException;
    }

    private record Session(Connection connection, Statements statements) {}

    private final Dialect dialect;
    private final KnownHead knownHead;
    private @Nullable Session session;
    private @Nullable Transaction transaction;

    WriterConnection(Dialect dialect, KnownHead knownHead) {
        this.dialect = dialect;
        this.knownHead = knownHead;
    }

    /** Begins a transaction and does the work in it. */
    void execute(Work work) throws BatchException {
        try {
            Session open = session();
            dialect.begin(open.statements());
            Transaction begun = new Transaction(open.statements(), dialect, knownHead);
            transaction = begun;
            work.in(begun);
        } catch (SQLException e) {
            throw new BatchException(dialect.failure(e), e);
        }
    }

    /** Makes the transaction durable. */
    void commit() throws BatchException {
        try {
            dialect.commit(session().statements());
            if (transaction != null) {
                transaction.committed();
            }
        } catch (SQLException e) {
            throw new BatchException(dialect.commitFailure(e), e);
        }
    }

    /** Undoes the transaction; a connection that cannot do that is closed, which undoes it too. */
    void rollback() {
        if (session != null) {
            try {
                dialect.rollback(session.connection());
            } catch (SQLException e) {
                LOG.log(DEBUG, "the rollback failed, the connection is replaced", e);
                close();
            }
        }
    }

    void close() {
        Session open = session;
        session = null;
        if (open != null) {
            try {
                open.connection().close();
            } catch (SQLException e) {
                LOG.log(DEBUG, "a broken connection could not be closed in order", e);
            }
        }
    }

    private Session session() throws SQLException {
        Session open = session;
        if (open == null) {
            Connection connection = dialect.connectWriter();
            open = new Session(connection, new Statements(connection));
            session = open;
            Link expected = knownHead.last();
            knownHead.compare(expected, AuditTable.look(open.statements(), expected));
        }
        return open;
    }
}
