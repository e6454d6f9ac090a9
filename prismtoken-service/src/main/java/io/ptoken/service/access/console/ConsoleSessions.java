package io.ptoken.service.access.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.service.Given;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.SessionEnd;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.access.hash.Sha256;
import io.ptoken.service.access.session.Authenticator;
import io.ptoken.service.access.session.SignInAttempt;
import io.ptoken.service.access.session.SignInAttempt.Purpose;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.SessionStore;
import io.ptoken.service.port.StoreException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sessions of people at the web console. They stand in the store beside those of the TokenApi, so that whatever ends the
 * sessions of an account ends these too, on every node; a secret of one is worth nothing at the other. Locks and turns of
 * sign-ins are those of the TokenApi. While the store does not answer, whoever was in stays in until their time is over. Thread
 * safe.
 */
public final class ConsoleSessions {

    /** Action of the entry of a sign-out. */
    private static final String SIGN_OUT = "console.signOut";

    private static final int SECRET_BYTES = 32;
    /** Uses are written this often per idle time at most. */
    private static final int RENEWALS = 10;
    /** Beyond these nobody is remembered for the time that the store does not answer. */
    private static final int REMEMBERED = 1_000;

    private final SessionStore sessions;
    private final AccountStore accounts;
    private final AuditLog audit;
    private final Authenticator authenticator;
    private final InstantSource clock;
    private final SecureRandom random;
    private final ConsoleRules rules;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** What the store told last. */
    private record Known(ApiSession session, Account account) {}

    public ConsoleSessions(
            SessionStore sessions,
            AccountStore accounts,
            AuditLog audit,
            Authenticator authenticator,
            InstantSource clock,
            SecureRandom random,
            ConsoleRules rules) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.audit = audit;
        this.authenticator = authenticator;
        this.clock = clock;
        this.random = random;
        this.rules = rules;
    }

    /**
     * Lets somebody in who proves that an account is theirs.
     *
     * @param password secret; the caller wipes it
     * @throws ServiceException {@code ESignin.Authentication}; {@code ESignin.Permission} for an account of the TokenApi
     */
    public Entry signIn(String username, Origin origin, char[] password) {
        Given.value("username", username);
        Given.value("origin", origin);
        Given.value("password", password);
        SignInAttempt attempt = new SignInAttempt(username, origin, "", Purpose.CONSOLE);
        Account account = authenticator.authenticate(attempt, password);
        Operator who = admitted(account, attempt);
        return account.mustChangePassword() ? new Entry.PasswordToBeChanged() : open(who, attempt);
    }

    private Operator admitted(Account account, SignInAttempt attempt) {
        try {
            return Operator.signedIn(account, attempt.origin());
        } catch (ServiceException refusal) {
            audit.appendRefusal(attempt.refused(clock.instant(), refusal.code().eCode(), "an account of the TokenApi"));
            throw refusal;
        }
    }

    private Entry open(Operator who, SignInAttempt attempt) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        String username = who.actor().name();
        sessions.open(
                new ApiSession(hash(secret), username, attempt.origin().address(), now, end(now, now)),
                who.actor().did(now, Purpose.CONSOLE.action(), username, "web console"));
        giveUpSurplus(username, now);
        return new Entry.Opened(secret);
    }

    private void giveUpSurplus(String username, Instant now) {
        List<ApiSession> open = sessions.openOf(username, now);
        for (ApiSession surplus : open.subList(0, Math.max(0, open.size() - rules.perAccount()))) {
            sessions.close(
                    surplus.tokenHash(),
                    SessionEnd.SUPERSEDED,
                    new AuditEntry(
                            now,
                            username,
                            surplus.origin(),
                            "session.giveUp",
                            username,
                            AuditEntry.OK,
                            "",
                            "used longest ago of too many"));
        }
    }

    /**
     * Whose session a secret opens.
     *
     * @param visitor empty for nobody
     * @param ended why the session that it was is none any more, a word or two; empty for one that never was
     */
    public record Look(Optional<Visitor> visitor, Optional<String> ended) {

        private static final Look NOBODY = new Look(Optional.empty(), Optional.empty());

        private static Look ended(String why) {
            return new Look(Optional.empty(), Optional.of(why));
        }
    }

    /** Looks who it is, which is a use of the session. */
    public Look look(String secret, Origin origin) {
        return look(secret, origin, true);
    }

    /** Looks who it is for what a page asks for by itself, which is no use: a page that is left open ends like any other. */
    public Look glance(String secret, Origin origin) {
        return look(secret, origin, false);
    }

    private Look look(String secret, Origin origin, boolean isUse) {
        Given.value("origin", origin);
        String hash = hash(Given.value("secret", secret));
        Known told;
        boolean remembered = false;
        try {
            Optional<ApiSession> session = sessions.find(hash);
            if (session.isEmpty()) {
                known.remove(hash);
                return Look.NOBODY;
            }
            Optional<Account> account = accounts.find(session.get().username());
            if (account.isEmpty()) {
                known.remove(hash);
                return Look.ended(SessionEnd.ACCOUNT_REMOVED.reason());
            }
            told = new Known(session.get(), account.get());
        } catch (StoreException silent) {
            told = known.get(hash);
            remembered = true;
            if (told == null) {
                throw silent;
            }
        }
        return look(told, origin, remembered, isUse);
    }

    private Look look(Known told, Origin origin, boolean remembered, boolean isUse) {
        ApiSession session = told.session();
        Account account = told.account();
        Instant now = clock.instant();
        Optional<String> why = whyNot(session, account, now);
        if (why.isPresent()) {
            known.remove(session.tokenHash());
            return Look.ended(why.get());
        }
        ApiSession used = isUse ? use(session, now, remembered) : session;
        if (known.size() < REMEMBERED || known.containsKey(session.tokenHash())) {
            known.put(session.tokenHash(), new Known(used, account));
        }
        return new Look(
                Optional.of(new Visitor(
                        Operator.signedIn(account, origin),
                        Set.copyOf(account.roles()),
                        account.zone(),
                        session.shortId(),
                        used.end(),
                        session.opened().plus(rules.longest()),
                        remembered)),
                Optional.empty());
    }

    private static Optional<String> whyNot(ApiSession session, Account account, Instant now) {
        if (!session.isOpen(now)) {
            return Optional.of(session.whyEnded());
        }
        if (!account.enabled()) {
            return Optional.of(SessionEnd.ACCOUNT_DISABLED.reason());
        }
        return account.isExpired(now) ? Optional.of(SessionEnd.ACCOUNT_EXPIRED.reason()) : Optional.empty();
    }

    private ApiSession use(ApiSession session, Instant now, boolean remembered) {
        Instant end = end(session.opened(), now);
        Duration step = rules.idle().dividedBy(RENEWALS);
        if (Duration.between(session.end(), end).compareTo(step) < 0) {
            return session;
        }
        if (!remembered) {
            sessions.useLater(session.tokenHash(), now, end);
        }
        return session.used(now, end);
    }

    private Instant end(Instant opened, Instant used) {
        Instant idle = used.plus(rules.idle());
        Instant latest = opened.plus(rules.longest());
        return idle.isBefore(latest) ? idle : latest;
    }

    /**
     * Ends a session.
     *
     * @return false when there is none of that secret that is open
     */
    public boolean signOut(String secret, Origin origin) {
        Given.value("origin", origin);
        String hash = hash(Given.value("secret", secret));
        known.remove(hash);
        return sessions.find(hash)
                .map(ApiSession::username)
                .filter(username -> sessions.close(
                        hash,
                        SessionEnd.SIGNED_OUT,
                        new AuditEntry(
                                clock.instant(),
                                username,
                                origin.address(),
                                SIGN_OUT,
                                username,
                                AuditEntry.OK,
                                "",
                                "")))
                .isPresent();
    }

    /** Not that of a token of the API, so that neither can be used in the place of the other. */
    private static String hash(String secret) {
        return Sha256.hex(("console " + secret).getBytes(UTF_8));
    }
}
