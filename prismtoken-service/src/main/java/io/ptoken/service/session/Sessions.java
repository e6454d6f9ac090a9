package io.ptoken.service.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.ApiSession;
import io.ptoken.service.api.Origin;
import io.ptoken.service.hash.Sha256;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.SessionStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * The open sessions, of all processes that share the store. An access token is 256 random bits, valid on any connection
 * and at any node, and only its SHA-256 is kept, so that neither a dump of the memory nor of the database opens a session.
 *
 * <p>Every call checks its session: what the store said is remembered for a second ({@link ShortMemory}), hence a session
 * closed elsewhere ends within that second. Renewal by use is written once a tenth of the lifetime has passed: a session
 * ends between nine tenths of its lifetime and the whole after its last use. An ended session stays in the store for one
 * more lifetime, to be answered with "expired" instead of "unknown". Thread safe.
 */
public final class Sessions {

    /** Renewals are written this often per lifetime at most. */
    private static final int RENEWALS = 10;

    private static final String SIGN_OUT = "signOut";
    private static final String GIVE_UP = "session.giveUp";

    private final SessionStore store;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Supplier<AccessPolicy> policy;
    private final ShortMemory<ApiSession> recent;
    private final SessionCounts counts = new SessionCounts();

    /** @param policy lifetime and number of sessions, asked at every use */
    public Sessions(SessionStore store, InstantSource clock, SecureRandom random, Supplier<AccessPolicy> policy) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.policy = policy;
        this.recent = new ShortMemory<>(clock, store::find);
    }

    /**
     * Opens a session and returns its access token, which is secret. The oldest sessions of an account that has too many
     * are closed.
     *
     * @param entry of the sign-in, stored together with the session
     */
    public String open(String username, Origin origin, AuditEntry entry) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String accessToken = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        String hash = hash(accessToken);
        AccessPolicy rules = policy.get();
        Instant now = clock.instant();
        Instant end = now.plus(rules.sessionTimeout());
        store.open(new ApiSession(hash, username, origin.address(), now, end), entry);
        for (String surplus : counts.opened(username, hash, end, now, rules.sessionsPerAccount())) {
            close(
                    surplus,
                    new AuditEntry(
                            now,
                            username,
                            origin.address(),
                            GIVE_UP,
                            username,
                            AuditEntry.OK,
                            entry.messageId(),
                            "oldest of too many"));
        }
        return accessToken;
    }

    /**
     * The user whose session this is.
     *
     * @throws ServiceException {@code EAuthentication.Token} with the reason {@code unknown} or {@code expired}
     */
    public String username(String accessToken) {
        String hash = hash(accessToken);
        ApiSession session = recent.get(hash).orElseThrow(Sessions::unknown);
        Instant now = clock.instant();
        if (!now.isBefore(session.end())) {
            // Another node may have renewed it within the second.
            session = recent.reread(hash).orElseThrow(Sessions::unknown);
            if (!now.isBefore(session.end())) {
                throw new ServiceException(ErrorCode.AUTHENTICATION_TOKEN, "expired");
            }
        }
        AccessPolicy rules = policy.get();
        if (rules.slidingSessions() && isDue(session, now, rules.sessionTimeout())) {
            recent.revise(hash, present -> renewed(present, now, rules.sessionTimeout()));
        }
        return session.username();
    }

    /**
     * Ends a session.
     *
     * @return false when there is none of that token
     */
    public boolean signOut(String accessToken, Origin origin) {
        String hash = hash(accessToken);
        String username = store.find(hash).map(ApiSession::username).orElse("");
        AuditEntry entry =
                new AuditEntry(clock.instant(), username, origin.address(), SIGN_OUT, username, AuditEntry.OK, "", "");
        counts.closed(username, hash);
        return close(hash, entry);
    }

    /**
     * Removes sessions that ended more than a lifetime ago from the store; for a background task.
     *
     * @param limit most sessions to remove
     * @return sessions removed
     */
    public int trim(int limit) {
        return store.trim(clock.instant().minus(policy.get().sessionTimeout()), limit);
    }

    /** How many sessions are remembered. */
    int remembered() {
        return recent.size();
    }

    private boolean close(String hash, AuditEntry entry) {
        boolean was = store.close(hash, entry);
        recent.forget(hash);
        return was;
    }

    /** In milliseconds: a Duration is divided by way of BigDecimal, and this is asked in every call. */
    private static boolean isDue(ApiSession session, Instant now, Duration lifetime) {
        Duration gained = Duration.between(session.end(), now.plus(lifetime));
        return gained.toMillis() >= lifetime.toMillis() / RENEWALS;
    }

    /** Of many calls at the same moment one renews. */
    private ApiSession renewed(ApiSession session, Instant now, Duration lifetime) {
        if (!isDue(session, now, lifetime)) {
            return session;
        }
        Instant end = now.plus(lifetime);
        store.extend(session.tokenHash(), end);
        counts.extended(session.username(), session.tokenHash(), end);
        return session.until(end);
    }

    private static ServiceException unknown() {
        return new ServiceException(ErrorCode.AUTHENTICATION_TOKEN, "unknown");
    }

    private static String hash(String accessToken) {
        return Sha256.hex(accessToken.getBytes(UTF_8));
    }
}
