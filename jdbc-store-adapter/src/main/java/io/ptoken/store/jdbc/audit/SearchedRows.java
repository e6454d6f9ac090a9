package io.ptoken.store.jdbc.audit;

import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditSearch;
import io.ptoken.service.port.AuditSearch.Found;
import io.ptoken.service.port.AuditSearch.Wanted;
import io.ptoken.service.port.AuditTime;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.store.jdbc.sql.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A search in the audit log by the index of the times, or by that of the rows that are no sales where none is looked for. It goes
 * in strides of so many places of the index, so that it ends whether it finds something or not.
 */
public final class SearchedRows {

    /** Places of one stride: none keeps the database from tidying up for long. */
    private static final int STRIDE = 10_000;

    /** As the index {@code audit_log_but_sales} says it, or databases would not use it. */
    private static final String BUT_SALES = " AND (outcome <> 'Ok' OR action <> 'issueCreditToken')";

    private static final String AT_OR_ABOVE =
            "SELECT at_micros, sequence FROM audit_log WHERE sequence >= ? ORDER BY sequence LIMIT 1";
    private static final String AT_OR_BELOW =
            "SELECT at_micros, sequence FROM audit_log WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1";

    private static final Row<Place> PLACE = row -> new Place(row.getLong(1), row.getLong(2));

    /** A place in the index. */
    private record Place(long at, long sequence) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return Comparator.comparingLong(Place::at)
                    .thenComparingLong(Place::sequence)
                    .compare(this, other);
        }
    }

    private final AuditSearch search;
    private final String places;
    private final String order;
    private final String wanted;
    private final List<Object> wantedValues = new ArrayList<>();

    private SearchedRows(AuditSearch search) {
        this.search = search;
        // One limit at each end, or SQLite would begin at the wrong one of two.
        this.places = " FROM audit_log WHERE (at_micros, sequence) " + (search.isForward() ? ">" : "<")
                + " (?, ?) AND (at_micros, sequence) " + (search.isForward() ? "<=" : ">=") + " (?, ?)"
                + (search.wanted().isWithoutSales() ? BUT_SALES : "");
        this.order = search.isForward()
                ? " ORDER BY at_micros, sequence LIMIT "
                : " ORDER BY at_micros DESC, sequence DESC LIMIT ";
        this.wanted = conditions(search.wanted());
    }

    /** What a search finds. */
    public static Found of(Reads reads, AuditSearch search) {
        return new SearchedRows(search).found(reads);
    }

    /** The statements of a search, for those who look at how a database carries them out. */
    static List<String> statements(AuditSearch search) {
        SearchedRows rows = new SearchedRows(search);
        return List.of(rows.strideEnd(), rows.rows());
    }

    private String strideEnd() {
        return "SELECT at_micros, sequence" + places + order + "1 OFFSET ?";
    }

    private String rows() {
        return "SELECT " + AuditTable.ROW + places + wanted + order + "?";
    }

    private Found found(Reads reads) {
        List<AuditRow> found = new ArrayList<>();
        Place at = begin(reads);
        for (int looked = 0; looked < search.looked(); looked += STRIDE) {
            int places = Math.min(STRIDE, search.looked() - looked);
            Object[] stride = values(at, periodEnd(), List.of(), places - 1);
            Optional<Place> end = reads.read(statements -> statements.first(strideEnd(), PLACE, stride));
            int missing = search.most() - found.size();
            Object[] part = values(at, end.orElse(periodEnd()), wantedValues, missing);
            List<AuditRow> rows = reads.read(statements -> statements.list(rows(), AuditTable::read, part));
            found.addAll(rows);
            if (rows.size() == missing) {
                return found(found, rows.get(missing - 1).sequence());
            }
            if (end.isEmpty()) {
                return found(found, 0);
            }
            at = end.get();
        }
        return found(found, at.sequence());
    }

    private Found found(List<AuditRow> rows, long onward) {
        return Found.of(rows, search.isForward(), onward);
    }

    /** Just before the first place looked at: the row behind which one begins, or the end of the period. */
    private Place begin(Reads reads) {
        Place period = search.isForward()
                ? new Place(AuditTime.micros(search.from()) - 1, Long.MAX_VALUE)
                : new Place(AuditTime.micros(search.to()), Long.MIN_VALUE);
        if (search.begin() == 0) {
            return period;
        }
        String statement = search.isForward() ? AT_OR_BELOW : AT_OR_ABOVE;
        return reads.read(statements -> statements.first(statement, PLACE, search.begin()))
                .filter(row -> search.isForward() == row.compareTo(period) > 0)
                .orElse(period);
    }

    /** The last place that may be looked at. */
    private Place periodEnd() {
        return search.isForward()
                ? new Place(AuditTime.micros(search.to()) - 1, Long.MAX_VALUE)
                : new Place(AuditTime.micros(search.from()), Long.MIN_VALUE);
    }

    private static Object[] values(Place from, Place to, List<Object> more, int last) {
        return Stream.of(Stream.of(from.at(), from.sequence(), to.at(), to.sequence()), more.stream(), Stream.of(last))
                .flatMap(part -> part)
                .toArray();
    }

    private String conditions(Wanted rows) {
        StringBuilder sql = new StringBuilder();
        if (!rows.actor().isEmpty()) {
            and(sql, "actor = ?", rows.actor());
        }
        if (!rows.actions().isEmpty()) {
            List<String> each = rows.actions().stream()
                    .map(action -> action.endsWith(".") ? begins("action") : "action = ?")
                    .toList();
            List<Object> values = rows.actions().stream()
                    .flatMap(action -> action.endsWith(".") ? prefix(action) : Stream.of(action))
                    .toList();
            and(sql, "(" + String.join(" OR ", each) + ")", values.toArray());
        }
        if (rows.outcome().equals(Wanted.REFUSED)) {
            String marks = String.join(", ", Collections.nCopies(Wanted.NOT_REFUSED.size(), "?"));
            and(sql, "outcome NOT IN (" + marks + ")", Wanted.NOT_REFUSED.toArray());
        } else if (!rows.outcome().isEmpty()) {
            and(sql, begins("outcome"), prefix(rows.outcome()).toArray());
        }
        if (!rows.origin().isEmpty()) {
            and(sql, begins("origin"), prefix(rows.origin()).toArray());
        }
        if (!rows.subject().isEmpty()) {
            about(sql, rows);
        }
        return sql.toString();
    }

    private void about(StringBuilder sql, Wanted rows) {
        String contains = "REPLACE(subject, ?, '') <> subject";
        if (rows.isPan()) {
            and(
                    sql,
                    "(" + contains + " OR (LENGTH(subject) >= 11 AND REPLACE(CAST(? AS TEXT), subject, '') <> ?))",
                    rows.subject(),
                    rows.subject(),
                    rows.subject());
        } else {
            and(sql, contains, rows.subject());
        }
    }

    /** Of printable ASCII, which is all there is: no text that begins so is greater than that with a DEL behind it. */
    private static String begins(String column) {
        return "(" + column + " >= ? AND " + column + " < ?)";
    }

    private static Stream<Object> prefix(String beginning) {
        return Stream.of(beginning, beginning + '\u007f');
    }

    private void and(StringBuilder sql, String condition, Object... values) {
        sql.append(" AND ").append(condition);
        wantedValues.addAll(Arrays.asList(values));
    }
}
