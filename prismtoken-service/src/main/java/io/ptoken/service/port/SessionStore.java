package io.ptoken.service.port;

import io.ptoken.service.access.ApiSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sessions, of all processes that share the store. Holds hashes of access tokens only. Thread safe; every change is one
 * transaction and durable when the method returns.
 */
public interface SessionStore {

    /** Transaction "open session". */
    void open(ApiSession session, AuditEntry entry);

    /** The session of a token's hash, ended or not. */
    Optional<ApiSession> find(String tokenHash);

    /**
     * Transaction "extend session": moves its end, unless it is closed or ends later already. Nothing is audited.
     *
     * @param end the new end
     */
    void extend(String tokenHash, Instant end);

    /**
     * Transaction "close session": from now on it is unknown.
     *
     * @return false when there is none; nothing was changed then
     */
    boolean close(String tokenHash, AuditEntry entry);

    /**
     * Transaction "close sessions": closes all sessions of an account.
     *
     * @return how many there were, ended ones included
     */
    int closeAllOf(String username, AuditEntry entry);

    /** The sessions that end after {@code now}, by user name and then by opening. */
    List<ApiSession> open(Instant now);

    /**
     * Transaction "trim sessions".
     *
     * @param endedBefore sessions that end at this moment or later stay
     * @param limit most sessions to remove
     * @return sessions removed
     */
    int trim(Instant endedBefore, int limit);
}
