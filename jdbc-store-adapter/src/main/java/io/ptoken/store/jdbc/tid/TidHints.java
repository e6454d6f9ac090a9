package io.ptoken.store.jdbc.tid;

import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers, for meters whose identifiers clashed lately, a run of minutes that are all used, so that a busy meter is not
 * walked up again for each token. Used identifiers stay used, so a hint is never wrong, only short; it is forgotten when
 * the transaction it comes from is undone. Bounded. Belongs to the writer's thread.
 */
public final class TidHints {

    private static final int MOST_METERS = 200_000;

    private record Meter(MeterPan pan, BaseDate baseDate) {}

    /** Every identifier from {@code first} to {@code last} is used or reserved for special use. */
    private record Run(TokenIdentifier first, TokenIdentifier last) {}

    private final Map<Meter, Run> runs = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Meter, Run> eldest) {
            return size() > MOST_METERS;
        }
    };

    /** Where to look first: the wish's earliest that is not known to be used; may lie behind its latest. */
    TokenIdentifier start(TidWish wish) {
        TokenIdentifier earliest = wish.earliest().unreserved();
        Run run = runs.get(new Meter(wish.pan(), wish.baseDate()));
        if (run == null || !isWithin(earliest, run) || run.last().equals(TokenIdentifier.MAX)) {
            return earliest;
        }
        return run.last().next();
    }

    /** Everything from the wish's earliest to {@code tid} is used now. */
    void used(TidWish wish, TokenIdentifier tid) {
        TokenIdentifier earliest = wish.earliest().unreserved();
        Meter meter = new Meter(wish.pan(), wish.baseDate());
        Run run = runs.get(meter);
        if (run != null && isWithin(earliest, run)) {
            if (tid.compareTo(run.last()) > 0) {
                runs.put(meter, new Run(run.first(), tid));
            }
        } else if (tid.compareTo(earliest) > 0) {
            runs.put(meter, new Run(earliest, tid));
        }
    }

    public void forget() {
        runs.clear();
    }

    private static boolean isWithin(TokenIdentifier earliest, Run run) {
        return earliest.compareTo(run.first()) >= 0 && earliest.compareTo(run.last()) <= 0;
    }
}
