package io.ptoken.store.jdbc.journal;

import static java.lang.System.Logger.Level.DEBUG;

import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Trace;
import io.ptoken.service.port.StoreException;
import io.ptoken.store.jdbc.sql.Statements;
import io.ptoken.store.jdbc.tid.UsedTids;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What calls left behind: for who compares it with the audit log. */
final class TraceReading {

    private static final System.Logger LOG = System.getLogger(TraceReading.class.getName());

    private static final String RESULT = """
            SELECT stored_at, tokens_json FROM message
            WHERE username = ? AND message_id = ? AND stored_at IS NOT NULL""";
    private static final String USED = """
            SELECT tid FROM used_tid WHERE base_year IN (1993, 2014, 2035) AND tid = ? AND meter_pan = ? LIMIT 1""";
    private static final String RESULTS = "SELECT COUNT(*) FROM message WHERE stored_at >= ? AND stored_at < ?";
    private static final String USED_BETWEEN =
            "SELECT COUNT(*) FROM used_tid WHERE base_year = ? AND tid >= ? AND tid <= ?";

    private record Result(Instant stored, String tokens) {}

    private TraceReading() {}

    static List<Trace> of(Statements statements, List<CallKey> keys) throws SQLException {
        List<Trace> traces = new ArrayList<>();
        for (CallKey key : keys) {
            Optional<Result> result = statements.first(
                    RESULT,
                    row -> new Result(AuditTime.instant(row.getLong(1)), row.getString(2)),
                    key.username(),
                    key.messageId());
            if (result.isPresent()) {
                List<IssuedToken> tokens = tokens(result.get().tokens());
                traces.add(new Trace(key, result.get().stored(), tokens, areUsed(statements, tokens)));
            }
        }
        return traces;
    }

    private static List<IssuedToken> tokens(String json) {
        try {
            return IssuedTokenJson.read(json);
        } catch (StoreException | IllegalArgumentException e) {
            LOG.log(DEBUG, "a stored result cannot be read", e);
            return List.of();
        }
    }

    private static boolean areUsed(Statements statements, List<IssuedToken> tokens) throws SQLException {
        for (IssuedToken token : tokens) {
            if (token.tid().minutes() > 0
                    && statements
                            .first(USED, row -> row.getLong(1), token.tid().minutes(), UsedTids.panNumber(token.pan()))
                            .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    static long results(Statements statements, Instant from, Instant to) throws SQLException {
        return statements
                .first(RESULTS, row -> row.getLong(1), AuditTime.micros(from), AuditTime.micros(to))
                .orElse(0L);
    }

    static long used(Statements statements, BaseDate baseDate, TokenIdentifier first, TokenIdentifier last)
            throws SQLException {
        return statements
                .first(USED_BETWEEN, row -> row.getLong(1), baseDate.year(), first.minutes(), last.minutes())
                .orElse(0L);
    }
}
