package io.ptoken.store.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prepared statements of one connection, each prepared once. Plain JDBC: a statement of the hot path costs a few
 * microseconds, less than any mapping library adds. Not thread safe.
 */
public final class Statements {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    public Statements(Connection connection) {
        this.connection = connection;
    }

    /** The connection they are prepared on. */
    public Connection connection() {
        return connection;
    }

    /** Runs a change; returns the number of rows changed. */
    public int update(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepare(sql);
        bind(statement, arguments);
        return statement.executeUpdate();
    }

    /** Runs one change with several rows of arguments in one go; returns the number of rows each changed. */
    public int[] batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        if (rows.size() == 1) {
            return new int[] {update(sql, rows.get(0))};
        }
        PreparedStatement statement = prepare(sql);
        try {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        } finally {
            statement.clearBatch();
        }
    }

    /** The rows of a query. */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepare(sql);
        bind(statement, arguments);
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(row.read(rows));
            }
        }
        return found;
    }

    /** The first row of a query. */
    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepare(sql);
        bind(statement, arguments);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof String text) {
                statement.setString(i + 1, text);
            } else if (argument instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (argument instanceof Integer number) {
                statement.setLong(i + 1, number);
            } else if (argument == null) {
                statement.setObject(i + 1, null);
            } else {
                throw new IllegalArgumentException("no column holds a " + argument.getClass());
            }
        }
    }
}
