package io.ptoken.service.result;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.TokenResults;
import io.ptoken.service.port.TokenResults.StoredResult;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets a caller's message issue tokens once.
 *
 * <p>The rule is the recommendation of the wire reference, section 7; what the original does is not known. The same method
 * with the same parameters under a used messageId gets the stored tokens again; anything else under it is refused. Only
 * calls that issue token lists use a messageId up: sign-in, verification, status and meter tests may share it. A call that
 * fails stores nothing and may be repeated.
 *
 * <p>While a call is under way, others with the same caller and messageId wait for it, in this process. Two processes on
 * one store may both have tokens made, but only the tokens stored first ever leave; the others are dropped with their token
 * identifiers. Thread safe.
 */
public final class OncePerMessage {

    private static final int STRIPES = 1024;

    private final TokenResults results;
    private final InstantSource clock;
    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    public OncePerMessage(TokenResults results, InstantSource clock) {
        this.results = results;
        this.clock = clock;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock(true);
        }
    }

    /**
     * The tokens stored under this message, or else those that {@code issue} makes, stored before they are returned.
     *
     * @throws ServiceException {@code EParamRange} on messageId when another call has used it
     */
    public List<IssuedToken> issue(
            String username, String messageId, CallDigest call, Supplier<List<IssuedToken>> issue) {
        String digest = call.hex();
        return alone(username, messageId, () -> {
            Optional<StoredResult> earlier = results.find(username, messageId);
            if (earlier.isPresent()) {
                return sameCall(earlier.get(), digest, messageId);
            }
            List<IssuedToken> tokens = issue.get();
            StoredResult kept = results.store(username, messageId, new StoredResult(digest, tokens), clock.instant());
            return sameCall(kept, digest, messageId);
        });
    }

    /**
     * The tokens stored under a message of this caller; waits for the call when it is under way.
     *
     * @throws ServiceException {@code ECacheMiss}
     */
    public List<IssuedToken> fetch(String username, String messageId) {
        return alone(username, messageId, () -> results.find(username, messageId))
                .map(StoredResult::tokens)
                .orElseThrow(() -> new ServiceException(ErrorCode.CACHE_MISS));
    }

    private static List<IssuedToken> sameCall(StoredResult earlier, String digest, String messageId) {
        if (!earlier.call().equals(digest)) {
            throw ServiceException.paramRange(
                    "messageId", messageId, "one not yet used, or the method and parameters it was used with");
        }
        return earlier.tokens();
    }

    private <T> T alone(String username, String messageId, Supplier<T> work) {
        ReentrantLock stripe = stripes[Math.floorMod(31 * username.hashCode() + messageId.hashCode(), STRIPES)];
        stripe.lock();
        try {
            return work.get();
        } finally {
            stripe.unlock();
        }
    }
}
