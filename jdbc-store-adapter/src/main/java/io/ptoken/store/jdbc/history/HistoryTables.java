package io.ptoken.store.jdbc.history;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.StoreHistory.Acceptance;
import io.ptoken.service.port.StoreHistory.MarkHolder;
import io.ptoken.store.jdbc.sql.Statements;
import io.ptoken.store.jdbc.tid.UsedTids;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables {@code store_identity}, {@code mark_keeper}, {@code tid_floor} and {@code meter_tid_floor}. */
public final class HistoryTables {

    private static final String STORE_ID = "SELECT store_id FROM store_identity WHERE id = 1";
    private static final String ACCEPTANCES = "SELECT acceptances FROM store_identity WHERE id = 1";
    private static final String NEXT_ACCEPTANCE =
            "UPDATE store_identity SET acceptances = acceptances + 1 WHERE id = 1";
    private static final String NOTHING = "UPDATE store_identity SET acceptances = acceptances + 0 WHERE id = 1";
    private static final String KEEPERS = "SELECT k.keeper_id, k.acceptances, k.seen, s.acceptances"
            + " FROM mark_keeper k, store_identity s ORDER BY k.keeper_id";
    private static final String KEEPER = "SELECT acceptances FROM mark_keeper WHERE keeper_id = ?";
    private static final String JOIN = """
            INSERT INTO mark_keeper (keeper_id, acceptances, seen) VALUES (?, ?, ?)
            ON CONFLICT (keeper_id) DO UPDATE SET acceptances = excluded.acceptances, seen = excluded.seen""";
    private static final String GONE = "UPDATE mark_keeper SET acceptances = ? WHERE keeper_id = ?";
    private static final String FLOOR = "SELECT tid FROM tid_floor WHERE base_year = ?";
    private static final String METER_FLOORS = "SELECT base_year, meter_pan, tid FROM meter_tid_floor";
    private static final String RAISE = """
            INSERT INTO tid_floor (base_year, tid) VALUES (?, ?)
            ON CONFLICT (base_year) DO UPDATE SET tid = excluded.tid WHERE excluded.tid > tid_floor.tid""";
    private static final String RAISE_METER = """
            INSERT INTO meter_tid_floor (base_year, meter_pan, tid) VALUES (?, ?, ?)
            ON CONFLICT (base_year, meter_pan) DO UPDATE SET tid = excluded.tid
            WHERE excluded.tid > meter_tid_floor.tid""";

    private HistoryTables() {}

    /** Writes a row as it is. */
    static void writeNothing(Statements statements) throws SQLException {
        statements.update(NOTHING);
    }

    static String storeId(Statements statements) throws SQLException {
        return statements.first(STORE_ID, row -> row.getString(1)).orElseThrow();
    }

    static List<MarkHolder> keepers(Statements statements) throws SQLException {
        return statements.list(
                KEEPERS,
                row -> new MarkHolder(
                        row.getString(1), row.getLong(2) < row.getLong(4), AuditTime.instant(row.getLong(3))));
    }

    static void join(Statements statements, String forUpdate, String keeper, Instant now) throws SQLException {
        statements.update(JOIN, keeper, acceptances(statements, forUpdate), AuditTime.micros(now));
    }

    static Optional<TokenIdentifier> floor(Statements statements, BaseDate baseDate) throws SQLException {
        return statements.first(FLOOR, row -> new TokenIdentifier(row.getInt(1)), baseDate.year());
    }

    static List<AheadTid> meterFloors(Statements statements) throws SQLException {
        return statements.list(
                METER_FLOORS,
                row -> new AheadTid(
                        UsedTids.pan(row.getLong(2)),
                        BaseDate.ofYear(row.getInt(1)),
                        new TokenIdentifier(row.getInt(3))));
    }

    static void accept(Statements statements, String forUpdate, Acceptance acceptance) throws SQLException {
        long before = acceptances(statements, forUpdate);
        long own = statements
                .first(KEEPER, row -> row.getLong(1), acceptance.keeper())
                .orElse(before);
        if (own == before) {
            statements.update(NEXT_ACCEPTANCE);
        }
        join(statements, "", acceptance.keeper(), acceptance.at());
        for (String gone : acceptance.without()) {
            statements.update(GONE, acceptances(statements, ""), gone);
        }
        raise(statements, acceptance.floors(), acceptance.meterFloors());
    }

    static void raise(Statements statements, Map<BaseDate, TokenIdentifier> floors, List<AheadTid> meterFloors)
            throws SQLException {
        for (Map.Entry<BaseDate, TokenIdentifier> floor : floors.entrySet()) {
            statements.update(RAISE, floor.getKey().year(), floor.getValue().minutes());
        }
        for (AheadTid ahead : meterFloors) {
            statements.update(
                    RAISE_METER,
                    ahead.baseDate().year(),
                    UsedTids.panNumber(ahead.pan()),
                    ahead.tid().minutes());
        }
    }

    private static long acceptances(Statements statements, String forUpdate) throws SQLException {
        return statements.first(ACCEPTANCES + forUpdate, row -> row.getLong(1)).orElseThrow();
    }
}
