package io.ptoken.store.jdbc.sql;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Where one database differs from another. The SQL itself is common. Thread safe. */
public interface Dialect {

    /** Folder of the migrations on the class path. */
    String migrations();

    /** Sum of the {@link SchemaHistory} of a database that has all of them. */
    long newestSchema();

    /**
     * Looks whether the connections still lead to where they did when the store was opened.
     *
     * @throws io.ptoken.service.port.StoreException when another file has taken the place of the database
     */
    default void requireInPlace() {}

    /** True when room is kept for the audit log of a full disk: here where there is enough; never where the disk is elsewhere. */
    default boolean keepReserve() {
        return false;
    }

    /** True when there was such room, and it has been given up. */
    default boolean giveUpReserve() {
        return false;
    }

    /** Connections for migrations. */
    DataSource migrationSource();

    /** Settings of the pool for reading. */
    HikariConfig readerPool();

    /** A new connection for the writer, without a transaction. */
    Connection connectWriter() throws SQLException;

    /** Begins a transaction that may write. */
    void begin(Statements writer) throws SQLException;

    /** Makes the transaction durable. */
    void commit(Statements writer) throws SQLException;

    /** Undoes the transaction. */
    void rollback(Connection writer) throws SQLException;

    /** What locks the rows of a SELECT against other writers; begins with a blank, or is empty. */
    String forUpdate();

    /** The value of a column as a literal, with its type: two values with one literal are the same. */
    String literal(String column);

    /** A number that is 0 when a column has the type that this program gives it. */
    String oddNumber(String column);

    /** The same for a text. */
    String oddText(String column);

    /** What a failed statement means. */
    Failure failure(SQLException e);

    /** What a failed commit means. */
    Failure commitFailure(SQLException e);

    /** Longest time a change may take whose turn has come. */
    Duration patience();
}
