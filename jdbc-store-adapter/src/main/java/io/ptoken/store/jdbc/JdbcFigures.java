package io.ptoken.store.jdbc;

import io.ptoken.service.port.CallFigures;
import io.ptoken.service.port.FigureStore;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@link FigureStore} on the table {@code figure}. */
final class JdbcFigures implements FigureStore {

    private static final List<String> NUMBERS = List.of(
            "tokens",
            "refused",
            "failed",
            "within_1",
            "within_2",
            "within_5",
            "within_10",
            "within_20",
            "within_50",
            "within_100",
            "within_200",
            "within_500",
            "within_1000",
            "within_5000",
            "longer");
    private static final int FIRST_TIME = 6;

    private static final String ADD = "INSERT INTO figure (span, begins, node, " + String.join(", ", NUMBERS)
            + ") VALUES (?, ?, ?" + ", ?".repeat(NUMBERS.size())
            + ") ON CONFLICT (span, begins, node) DO UPDATE SET "
            + NUMBERS.stream()
                    .map(number -> number + " = figure." + number + " + excluded." + number)
                    .collect(Collectors.joining(", "));
    private static final String ROWS = "SELECT begins, node, " + String.join(", ", NUMBERS)
            + " FROM figure WHERE span = ? AND begins >= ? AND begins < ? ORDER BY begins, node";
    private static final String TRIM = "DELETE FROM figure WHERE span = ? AND begins < ?";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcFigures(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public void add(String node, Instant moment, CallFigures figures) {
        Single.run(changes, transaction -> {
            int rows = 0;
            for (Span span : Span.values()) {
                List<Object> values = new ArrayList<>(
                        List.of(seconds(span), span.begin(moment).getEpochSecond(), node));
                values.addAll(List.of(figures.tokens(), figures.refused(), figures.failed()));
                values.addAll(figures.times());
                rows += transaction.statements().update(ADD, values.toArray());
            }
            return rows;
        });
    }

    @Override
    public List<Row> rows(Span span, Instant from, Instant to) {
        return reads.read(statements ->
                statements.list(ROWS, JdbcFigures::row, seconds(span), from.getEpochSecond(), to.getEpochSecond()));
    }

    @Override
    public void trim(Span span, Instant before) {
        Single.run(
                changes, transaction -> transaction.statements().update(TRIM, seconds(span), before.getEpochSecond()));
    }

    private static long seconds(Span span) {
        return span.length().toSeconds();
    }

    private static Row row(ResultSet row) throws SQLException {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i <= CallFigures.MILLISECONDS.size(); i++) {
            times.add(row.getLong(FIRST_TIME + i));
        }
        return new Row(
                Instant.ofEpochSecond(row.getLong(1)),
                row.getString(2),
                new CallFigures(row.getLong(3), row.getLong(4), row.getLong(5), times));
    }
}
