package io.ptoken.store.jdbc.tid;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.store.jdbc.sql.Statements;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code used_tid}, whose primary key refuses a second use. A wish is first tried where it will mostly succeed;
 * only a clash is walked up. Belongs to the writer's thread.
 */
public final class UsedTids {

    /** Identifiers that are looked up with one statement when walking. */
    private static final int STRIDE = 64;

    /** Nothing for a wish that begins at or below a floor: the statement itself keeps that promise. */
    private static final String INSERT = """
            INSERT INTO used_tid (base_year, tid, meter_pan)
            SELECT w.base_year, w.tid, w.meter_pan
            FROM (SELECT CAST(? AS BIGINT) AS base_year, CAST(? AS BIGINT) AS tid, CAST(? AS BIGINT) AS meter_pan,
                         CAST(? AS BIGINT) AS earliest) AS w
            WHERE NOT EXISTS (SELECT 1 FROM tid_floor f WHERE f.base_year = w.base_year AND f.tid >= w.earliest)
              AND NOT EXISTS (SELECT 1 FROM meter_tid_floor m
                              WHERE m.base_year = w.base_year AND m.meter_pan = w.meter_pan AND m.tid >= w.earliest)
            ON CONFLICT DO NOTHING""";

    private static final String USED_AMONG =
            "SELECT tid FROM used_tid WHERE base_year = ? AND meter_pan = ? AND tid IN ("
                    + String.join(", ", Collections.nCopies(STRIDE, "?")) + ")";

    private static final String FURTHEST = """
            SELECT meter_pan, MAX(tid) AS highest FROM used_tid
            WHERE base_year = ? AND tid > ? AND tid <= ?
            GROUP BY meter_pan ORDER BY highest DESC LIMIT ?""";

    private static final String FLOOR_OF = """
            SELECT tid FROM tid_floor WHERE base_year = ?
            UNION ALL SELECT tid FROM meter_tid_floor WHERE base_year = ? AND meter_pan = ?
            ORDER BY tid DESC""";

    /** What came of a wish. */
    public sealed interface Reservation {

        /** The identifier is the meter's. */
        record Reserved(TokenIdentifier tid) implements Reservation {}

        /** The wish begins at or below this floor. */
        record BelowFloor(TokenIdentifier floor) implements Reservation {}

        /** None that was wished for is free; {@code next} is the first behind them, unless the wish was exact. */
        record NoneFree(Optional<TokenIdentifier> next) implements Reservation {}
    }

    private final TidHints hints;

    public UsedTids(TidHints hints) {
        this.hints = hints;
    }

    /** Reserves an identifier for each wish; wishes of one meter best stand together. */
    public List<Reservation> reserve(Statements statements, List<TidWish> wishes) throws SQLException {
        List<TokenIdentifier> firstTries = firstTries(wishes);
        List<@Nullable Object[]> rows = new ArrayList<>(wishes.size());
        List<Integer> tried = new ArrayList<>(wishes.size());
        Reservation[] reserved = new Reservation[wishes.size()];
        for (int i = 0; i < wishes.size(); i++) {
            if (firstTries.get(i).compareTo(wishes.get(i).latest()) <= 0) {
                rows.add(row(wishes.get(i), firstTries.get(i)));
                tried.add(i);
            } else {
                reserved[i] = belowFloorOrNoneFree(statements, wishes.get(i));
            }
        }
        int[] inserted = statements.batch(INSERT, rows);
        for (int i = 0; i < inserted.length; i++) {
            TidWish wish = wishes.get(tried.get(i));
            TokenIdentifier tid = firstTries.get(tried.get(i));
            reserved[tried.get(i)] =
                    inserted[i] == 1 ? new Reservation.Reserved(tid) : walkUnlessBelowFloor(statements, wish, tid);
        }
        for (int i = 0; i < wishes.size(); i++) {
            TidWish wish = wishes.get(i);
            if (!wish.exact() && reserved[i] instanceof Reservation.Reserved of) {
                hints.used(wish, of.tid());
            }
        }
        return List.of(reserved);
    }

    /** Neighbours that wish for the same meter are given one minute after the other. */
    private List<TokenIdentifier> firstTries(List<TidWish> wishes) {
        List<TokenIdentifier> tries = new ArrayList<>(wishes.size());
        for (int i = 0; i < wishes.size(); i++) {
            TidWish wish = wishes.get(i);
            if (wish.exact()) {
                tries.add(wish.earliest());
            } else if (i > 0
                    && isLike(wish, wishes.get(i - 1))
                    && tries.get(i - 1).compareTo(wish.latest()) < 0) {
                boolean previousTries =
                        tries.get(i - 1).compareTo(wishes.get(i - 1).latest()) <= 0;
                tries.add(previousTries ? tries.get(i - 1).next() : tries.get(i - 1));
            } else {
                tries.add(hints.start(wish));
            }
        }
        return tries;
    }

    private static boolean isLike(TidWish wish, TidWish other) {
        return !other.exact()
                && wish.pan().equals(other.pan())
                && wish.baseDate() == other.baseDate()
                && wish.earliest().equals(other.earliest());
    }

    private static Reservation walkUnlessBelowFloor(Statements statements, TidWish wish, TokenIdentifier taken)
            throws SQLException {
        Optional<Reservation> refused = belowFloor(statements, wish);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<TokenIdentifier> tid = walk(statements, wish, taken);
        return tid.isPresent() ? new Reservation.Reserved(tid.get()) : noneFree(statements, wish);
    }

    private static Reservation belowFloorOrNoneFree(Statements statements, TidWish wish) throws SQLException {
        Optional<Reservation> refused = belowFloor(statements, wish);
        return refused.isPresent() ? refused.get() : noneFree(statements, wish);
    }

    private static Reservation noneFree(Statements statements, TidWish wish) throws SQLException {
        TokenIdentifier last = wish.latest();
        while (!wish.exact() && last.compareTo(TokenIdentifier.MAX) < 0) {
            List<TokenIdentifier> candidates = behind(last, TokenIdentifier.MAX);
            if (candidates.isEmpty()) {
                break;
            }
            Set<Integer> used = used(statements, wish, candidates);
            for (TokenIdentifier candidate : candidates) {
                if (!used.contains(candidate.minutes())) {
                    return new Reservation.NoneFree(Optional.of(candidate));
                }
            }
            last = candidates.get(candidates.size() - 1);
        }
        return new Reservation.NoneFree(Optional.empty());
    }

    private static Optional<Reservation> belowFloor(Statements statements, TidWish wish) throws SQLException {
        return floorOf(statements, wish).map(Reservation.BelowFloor::new);
    }

    /** The floor that a wish begins at or below. */
    private static Optional<TokenIdentifier> floorOf(Statements statements, TidWish wish) throws SQLException {
        int year = wish.baseDate().year();
        return statements
                .first(FLOOR_OF, row -> new TokenIdentifier(row.getInt(1)), year, year, panNumber(wish.pan()))
                .filter(floor -> wish.earliest().compareTo(floor) <= 0);
    }

    /** Looks behind {@code taken} for the first identifier that is free. */
    private static Optional<TokenIdentifier> walk(Statements statements, TidWish wish, TokenIdentifier taken)
            throws SQLException {
        TokenIdentifier last = taken;
        while (!wish.exact() && last.compareTo(wish.latest()) < 0) {
            List<TokenIdentifier> candidates = behind(last, wish.latest());
            if (candidates.isEmpty()) {
                break;
            }
            Set<Integer> used = used(statements, wish, candidates);
            for (TokenIdentifier candidate : candidates) {
                if (!used.contains(candidate.minutes()) && statements.update(INSERT, row(wish, candidate)) == 1) {
                    return Optional.of(candidate);
                }
            }
            last = candidates.get(candidates.size() - 1);
        }
        return Optional.empty();
    }

    private static List<TokenIdentifier> behind(TokenIdentifier last, TokenIdentifier latest) {
        List<TokenIdentifier> candidates = new ArrayList<>(STRIDE);
        TokenIdentifier candidate = last;
        while (candidates.size() < STRIDE && candidate.compareTo(latest) < 0) {
            candidate = candidate.next();
            if (candidate.compareTo(latest) <= 0) {
                candidates.add(candidate);
            }
        }
        return candidates;
    }

    private static Set<Integer> used(Statements statements, TidWish wish, List<TokenIdentifier> candidates)
            throws SQLException {
        Object[] arguments = new Object[STRIDE + 2];
        arguments[0] = wish.baseDate().year();
        arguments[1] = panNumber(wish.pan());
        for (int i = 0; i < STRIDE; i++) {
            arguments[i + 2] =
                    candidates.get(Math.min(i, candidates.size() - 1)).minutes();
        }
        return new HashSet<>(statements.list(USED_AMONG, row -> row.getInt(1), arguments));
    }

    private static Object[] row(TidWish wish, TokenIdentifier tid) {
        return new Object[] {
            wish.baseDate().year(),
            tid.minutes(),
            panNumber(wish.pan()),
            wish.earliest().minutes()
        };
    }

    public static List<AheadTid> furthest(
            Statements statements, BaseDate baseDate, TokenIdentifier above, TokenIdentifier atMost, int most)
            throws SQLException {
        return statements.list(
                FURTHEST,
                row -> new AheadTid(pan(row.getLong(1)), baseDate, new TokenIdentifier(row.getInt(2))),
                baseDate.year(),
                above.minutes(),
                atMost.minutes(),
                most);
    }

    public static MeterPan pan(long number) {
        return new MeterPan(String.format(Locale.ROOT, "%018d", number));
    }

    public static long panNumber(MeterPan pan) {
        return Long.parseLong(pan.digits());
    }
}
