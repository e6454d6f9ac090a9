package io.ptoken.service.operate.retention;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.service.access.session.KnownOrigins;
import io.ptoken.service.operate.preference.PreferenceDefinition;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Removes results, rows of the audit log, ended sessions, ended alerts and requests for approval by age, as the preferences say, a few at a time, so that
 * issuing never waits for long. The ages are read from the store at every step, never guessed: who removes by a default
 * what somebody wanted to keep cannot bring it back. Several processes on one store may do so at once. Thread safe.
 *
 * <p>Used token identifiers are never removed: a meter remembers the last 50 or so and accepts an identifier it has
 * forgotten, and one that was lost here could be issued again. They cost a few bytes each; selling a token twice, or one
 * that the meter refuses, costs money.
 */
public final class Retention implements Runnable {

    private static final System.Logger LOG = System.getLogger(Retention.class.getName());

    /** Rows of each kind that one step removes at most. */
    static final int STEP = 500;

    private static final Duration SESSIONS_AT_MOST = Duration.ofHours(1);

    /**
     * What a step removed.
     *
     * @param results results of calls
     * @param auditRows rows of the audit log
     * @param sessions ended sessions
     * @param knownAddresses addresses from which nobody signed in for a week
     * @param alerts alerts that ended
     * @param approvals requests for approval, whatever became of them
     */
    public record Removed(int results, int auditRows, int sessions, int knownAddresses, int alerts, int approvals) {

        /** True when there is probably more to remove. */
        public boolean isPartial() {
            return IntStream.of(results, auditRows, sessions, knownAddresses, alerts, approvals)
                    .anyMatch(removed -> removed == STEP);
        }
    }

    private final ServiceStore store;
    private final InstantSource clock;

    public Retention(ServiceStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Removes at most {@value #STEP} of each kind, each kind in a transaction of its own.
     *
     * @throws StoreException when the store fails; the next step goes on where this one stopped
     */
    public Removed step() {
        Map<String, String> stored = store.preferences().all();
        return new Removed(
                trim(stored, Preferences.RESULT_RETENTION_DAYS, store.issueJournal()::trimResults),
                trim(stored, Preferences.AUDIT_RETENTION_DAYS, store.auditLog()::trim),
                trim(stored, Preferences.SESSION_TIMEOUT_SEC, this::trimSessions),
                store.knownAddresses().trim(clock.instant().minus(KnownOrigins.KEPT), KnownOrigins.CAPACITY, STEP),
                trim(stored, Preferences.AUDIT_RETENTION_DAYS, store.alerts()::trim),
                trim(stored, Preferences.AUDIT_RETENTION_DAYS, store.approvals()::trim));
    }

    /** One step for a scheduler: a store that fails is logged, and the next step tries again. */
    @Override
    public void run() {
        try {
            step();
        } catch (StoreException e) {
            LOG.log(WARNING, "old data cannot be removed now: " + e.getMessage());
        }
    }

    /** An ended session is there to tell its owner why it ended: its lifetime is time enough, and an hour at most. */
    private int trimSessions(Instant moment, int limit) {
        Instant hourAgo = clock.instant().minus(SESSIONS_AT_MOST);
        return store.sessions().trim(moment.isAfter(hourAgo) ? moment : hourAgo, limit);
    }

    private interface Trim {

        int before(Instant moment, int limit);
    }

    /** An age that is stored, but that this release does not accept, removes nothing: the default may be too short. */
    private int trim(Map<String, String> stored, PreferenceDefinition<Duration> age, Trim kind) {
        String text = stored.getOrDefault(age.name(), age.standardText());
        return age.type()
                .parse(text)
                .map(time -> kind.before(clock.instant().minus(time), STEP))
                .orElse(0);
    }
}
