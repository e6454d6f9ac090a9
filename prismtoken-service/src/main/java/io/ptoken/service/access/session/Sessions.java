package io.ptoken.service.access.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.SessionEnd;
import io.ptoken.service.access.hash.Sha256;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.SessionStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The open sessions, of all processes that share the store. An access token is 256 random bits, valid on any connection
 * and at any node, and only its SHA-256 is kept, so that neither a dump of the memory nor of the database opens a session.
 *
 * <p>Every call checks its session: what the store said is remembered for a second ({@link ShortMemory}), hence a session
 * closed elsewhere ends within that second. A use is written once a tenth of the lifetime has passed: a session ends
 * between nine tenths of its lifetime and the whole after its last use. An ended session stays in the store for a while,
 * so that its owner is told why it is refused: see {@link io.ptoken.service.operate.retention.Retention}. Thread safe.
 */
public final class Sessions {

    /** How many ended sessions of an account the store keeps at most. */
    static final int ENDED_KEPT = 10_000;

    /** Surplus ones are looked for at one in so many sign-ins of an account. */
    private static final int TRIM_EVERY = 500;

    /** Uses are written this often per lifetime at most. */
    private static final int RENEWALS = 10;

    private static final String SIGN_OUT = "signOut";
    private static final String GIVE_UP = "session.giveUp";

    private final SessionStore store;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Supplier<AccessPolicy> policy;
    private final ShortMemory<ApiSession> recent;
    private final ConcurrentHashMap<String, AccountSessions> byAccount = new ConcurrentHashMap<>();

    /** @param policy lifetime and number of sessions, asked at every use */
    public Sessions(SessionStore store, InstantSource clock, SecureRandom random, Supplier<AccessPolicy> policy) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.policy = policy;
        this.recent = new ShortMemory<>(clock, store::find);
    }

    /**
     * Opens a session and returns its access token, which is secret. Of an account that has too many, those used longest ago
     * are closed.
     *
     * @param entry of the sign-in, stored together with the session
     */
    public String open(String username, Origin origin, AuditEntry entry) {
        return open(username, origin, TokenApiService.API_VERSION, entry);
    }

    /** As above, for a client of that version of the API. */
    String open(String username, Origin origin, String version, AuditEntry entry) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String accessToken = AccessTokens.of(secret, version);
        String hash = hash(accessToken);
        Instant now = clock.instant();
        Instant end = policy.get().sessionEnd(now, now);
        AccountSessions account = account(username, now);
        store.open(new ApiSession(hash, username, origin.address(), now, end), entry);
        if (account.opened(hash, now, end) % TRIM_EVERY == 1) {
            store.trimOf(username, now, keptAfterTrim(), 2 * TRIM_EVERY);
        }
        giveUpSurplus(username, account, superseded(now, username, origin, entry.messageId()));
        return accessToken;
    }

    /**
     * The user whose session this is.
     *
     * @throws ServiceException {@code EAuthentication.Token} with the reason {@code unknown}, {@code expired} or that of
     *     {@link SessionEnd}
     */
    public String username(String accessToken) {
        String hash = hash(accessToken);
        ApiSession session = recent.get(hash).orElseThrow(() -> refused("unknown"));
        Instant now = clock.instant();
        if (!session.isOpen(now)) {
            // Another node may have renewed it within the second.
            session = recent.reread(hash).orElseThrow(() -> refused("unknown"));
            if (!session.isOpen(now)) {
                throw refused(session.whyEnded());
            }
        }
        // Also when the preference was lowered since the last use.
        if (!now.isBefore(policy.get().latestEnd(session.opened()))) {
            throw refused(ApiSession.EXPIRED);
        }
        used(session, now);
        return session.username();
    }

    /**
     * Ends a session.
     *
     * @return false when there is none of that token that is open
     */
    public boolean signOut(String accessToken, Origin origin) {
        String hash = hash(accessToken);
        String username = store.find(hash).map(ApiSession::username).orElse("");
        AuditEntry entry =
                new AuditEntry(clock.instant(), username, origin.address(), SIGN_OUT, username, AuditEntry.OK, "", "");
        AccountSessions account = byAccount.get(username);
        if (account != null) {
            account.closed(hash);
        }
        return close(hash, SessionEnd.SIGNED_OUT, entry);
    }

    /** Whose session this was when the store was asked last; nothing that lets anybody in. */
    Optional<String> rememberedUsername(String accessToken) {
        return recent.remembered(hash(accessToken)).map(ApiSession::username);
    }

    /** How many sessions are remembered. */
    int remembered() {
        return recent.size();
    }

    private AccountSessions account(String username, Instant now) {
        AccountSessions known = byAccount.get(username);
        if (known != null) {
            return known;
        }
        AccountSessions fresh = new AccountSessions(store.openOf(username, now), now);
        AccountSessions other = byAccount.putIfAbsent(username, fresh);
        return other == null ? fresh : other;
    }

    /** Room for those that end until the next look: given up one by one, and the live ones all at once. */
    private int keptAfterTrim() {
        return Math.max(ENDED_KEPT - TRIM_EVERY - policy.get().sessionsPerAccount(), TRIM_EVERY);
    }

    private void giveUpSurplus(String username, AccountSessions account, AuditEntry entry) {
        int limit = policy.get().sessionsPerAccount();
        Instant now = entry.at();
        if (account.needsRefresh(now, limit)) {
            account.refresh(store.openOf(username, now), now);
        }
        for (Optional<String> surplus = account.takeSurplus(now, limit);
                surplus.isPresent();
                surplus = account.takeSurplus(now, limit)) {
            close(surplus.get(), SessionEnd.SUPERSEDED, entry);
        }
    }

    private void used(ApiSession session, Instant now) {
        AccessPolicy rules = policy.get();
        boolean due = isDue(session, now, rules);
        if (due) {
            recent.revise(session.tokenHash(), present -> renewed(present, now, rules));
        }
        AccountSessions account = byAccount.get(session.username());
        if (account != null) {
            account.used(session.tokenHash(), now, due ? end(session, now, rules) : session.end());
        }
    }

    private static AuditEntry superseded(Instant now, String username, Origin origin, String messageId) {
        String detail = "used longest ago of too many";
        return new AuditEntry(now, username, origin.address(), GIVE_UP, username, AuditEntry.OK, messageId, detail);
    }

    private boolean close(String hash, SessionEnd why, AuditEntry entry) {
        boolean was = store.close(hash, why, entry);
        recent.forget(hash);
        return was;
    }

    /** In milliseconds: a Duration is divided by way of BigDecimal, and this is asked in every call. */
    private static boolean isDue(ApiSession session, Instant now, AccessPolicy rules) {
        long step = rules.sessionTimeout().toMillis() / RENEWALS;
        return Duration.between(session.lastUsed(), now).toMillis() >= step
                || Duration.between(session.end(), end(session, now, rules)).toMillis() >= step;
    }

    /** When a session ends that is used now. */
    private static Instant end(ApiSession session, Instant now, AccessPolicy rules) {
        return rules.slidingSessions() ? rules.sessionEnd(session.opened(), now) : session.end();
    }

    /** Of many calls at the same moment one renews. */
    private ApiSession renewed(ApiSession session, Instant now, AccessPolicy rules) {
        if (!isDue(session, now, rules)) {
            return session;
        }
        Instant end = end(session, now, rules);
        store.useLater(session.tokenHash(), now, end);
        return session.used(now, end);
    }

    private static ServiceException refused(String reason) {
        return new ServiceException(ErrorCode.AUTHENTICATION_TOKEN, reason);
    }

    private static String hash(String accessToken) {
        return Sha256.hex(accessToken.getBytes(UTF_8));
    }
}
