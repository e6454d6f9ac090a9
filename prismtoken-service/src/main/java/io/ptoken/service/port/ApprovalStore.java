package io.ptoken.service.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Calls that wait for a second person, and what is known of those who may be one. Thread safe, also between processes that
 * share the store; every change is durable when its method returns, and one transaction with its audit entry where it has one.
 */
public interface ApprovalStore {

    /**
     * Who asks.
     *
     * @param account the account they act with; empty for the owner of the installation
     * @param name as the audit log has it
     */
    record Asker(Optional<String> account, String name) {}

    /**
     * What somebody else is asked to approve.
     *
     * @param asker who wants to make the call
     * @param action name of the call
     * @param subject what it is done to, empty for the installation as a whole
     * @param digest SHA-256 of the call with all its values, 64 hex digits
     * @param content the call for people, one value on a line
     * @param asked when it was put down
     */
    record Request(Asker asker, String action, String subject, String digest, String content, Instant asked) {}

    /** What became of a request. */
    enum State {
        WAITING,
        APPROVED,
        REFUSED,
        /** The call was carried out, or at least begun. */
        USED
    }

    /**
     * A request with what became of it.
     *
     * @param id number, from 1, never given twice
     * @param decider account that approved or refused it; empty while it waits
     * @param decided when that was
     */
    record Approval(long id, Request request, State state, Optional<String> decider, Optional<Instant> decided) {

        /** The moment from which on it counts no more: so long after the last that was said about it. */
        public Instant end(Duration lifetime) {
            return decided.orElse(request.asked()).plus(lifetime);
        }
    }

    /**
     * What came of asking.
     *
     * @param isNew false when the same asker had asked for the same call already
     */
    record Asked(Approval approval, boolean isNew) {}

    /**
     * The list of calls was emptied without a second person.
     *
     * @param at when
     * @param by who
     */
    record Off(Instant at, String by) {}

    /**
     * Transaction "ask": the approval of this call that waits or was given and not used, else a new one. Of two who ask at the
     * same time both get the same.
     *
     * @param alive what was said last about an approval must be later than this
     * @param entry audit entry of a new one by its number
     */
    Asked ask(Request request, Instant alive, LongFunction<AuditEntry> entry);

    /** One of them. */
    Optional<Approval> find(long id);

    /** The newest first. */
    List<Approval> newest(int limit);

    /**
     * Transaction "decide": of one that waits; refused may be one as well that was approved and not used.
     *
     * @param to approved or refused
     * @return false when there is nothing to decide about it any more; nothing was changed then
     */
    boolean decide(long id, State to, String decider, Instant at, AuditEntry entry);

    /**
     * Transaction "use": of one that was approved, once.
     *
     * @param alive it must have been approved later than this
     * @return false when it may not be used, or was; nothing was changed then
     */
    boolean use(long id, Instant alive, AuditEntry entry);

    /** Transaction "give back": one that was used for a call that changed nothing may be used again. */
    void giveBack(long id, AuditEntry entry);

    /**
     * Transaction "trim": removes those of which nothing was said since, the oldest first.
     *
     * @return how many
     */
    int trim(Instant before, int limit);

    /** Remembers that somebody changes the roles of an account, or gives it its first. */
    void rolesChange(String username, Optional<String> changedBy, Instant at);

    /**
     * When they did so last.
     *
     * @param changedBy an account; empty for the owner of the installation
     */
    Optional<Instant> rolesChanged(String username, Optional<String> changedBy);

    /** Since when there is a list of calls that take two; empty when there never was one. */
    Optional<Instant> since();

    /** There is one from now on. */
    void begin(Instant since);

    /** The list was emptied without a second person, and no administrator has acknowledged it. */
    Optional<Off> off();

    /**
     * Transaction "off": resets the preference, forgets all that waits or is approved, and remembers who did it.
     *
     * @param preference that has the list
     */
    void turnOff(String preference, Off off, AuditEntry entry);

    /**
     * Transaction "acknowledge".
     *
     * @return false when there is nothing to acknowledge; nothing was changed then
     */
    boolean acknowledge(AuditEntry entry);
}
