package io.ptoken.service.port;

import io.ptoken.service.api.IssuedToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The tokens that calls got, so that a lost reply can be fetched again (wire reference section 7, messageId). Thread safe.
 */
public interface TokenResults {

    /**
     * A stored result.
     *
     * @param call digest of method and parameters, to tell a repetition from another call under the same messageId
     * @param tokens what the call returned
     */
    record StoredResult(String call, List<IssuedToken> tokens) {}

    /**
     * Stores what a call returned, unless there is a result under that caller and messageId already: the first one stays
     * and the new one is dropped. One step, also between processes that share the store; durable when the method returns.
     *
     * @return the result that stands from now on, which is the one to answer with
     */
    StoredResult store(String username, String messageId, StoredResult result, Instant now);

    /** The result stored for a caller's message. */
    Optional<StoredResult> find(String username, String messageId);
}
