package io.ptoken.service.port;

import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.SessionEnd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sessions, of all processes that share the store. Holds hashes of access tokens only. A session that has ended stays
 * until it is trimmed, so that its owner can be told why. Thread safe; every change is one transaction and durable when the
 * method returns.
 */
public interface SessionStore {

    /** Transaction "open session". */
    void open(ApiSession session, AuditEntry entry);

    /** The session of a token's hash, ended or not. */
    Optional<ApiSession> find(String tokenHash);

    /**
     * Transaction "use session": moves its last use and its end forward, unless something has ended it. Nothing is audited.
     *
     * @param at when it was used
     * @param end the new end
     */
    void use(String tokenHash, Instant at, Instant end);

    /** {@link #use} without waiting for it: every call is a use, and none waits for a store that does not answer for this. */
    default void useLater(String tokenHash, Instant at, Instant end) {
        use(tokenHash, at, end);
    }

    /**
     * Transaction "end session": from the entry's moment on it is refused.
     *
     * @return false when there is none that is open then; nothing was changed
     */
    boolean close(String tokenHash, SessionEnd why, AuditEntry entry);

    /**
     * Transaction "end sessions": ends all open sessions of an account at the entry's moment.
     *
     * @return how many they were
     */
    int closeAllOf(String username, SessionEnd why, AuditEntry entry);

    /** The sessions open at {@code now}, by user name and then by opening. */
    List<ApiSession> open(Instant now);

    /** The sessions of an account open at {@code now}, the one used longest ago in front. */
    List<ApiSession> openOf(String username, Instant now);

    /**
     * Transaction "trim sessions".
     *
     * @param endedBefore sessions that end at this moment or later stay
     * @param limit most sessions to remove
     * @return sessions removed
     */
    int trim(Instant endedBefore, int limit);

    /**
     * Transaction "trim sessions of an account": removes those that ended first.
     *
     * @param endedBy sessions that end after this moment stay
     * @param kept how many of the others stay
     * @param limit most sessions to remove
     * @return sessions removed
     */
    int trimOf(String username, Instant endedBy, int kept, int limit);
}
