package io.ptoken.service.access.account;

import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.SessionEnd;
import io.ptoken.service.access.account.AccountException.Reason;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.SessionStore;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/** Lists and revokes sessions. Running nodes refuse a revoked session within a second. Thread safe. */
public final class SessionAdministration {

    private static final String ACTION = "session.revoke";
    private static final int SHORTEST_ID = 4;

    private final SessionStore sessions;
    private final AccountStore accounts;
    private final InstantSource clock;

    public SessionAdministration(SessionStore sessions, AccountStore accounts, InstantSource clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The open sessions, by user name and then by opening. */
    public List<ApiSession> open() {
        return sessions.open(clock.instant());
    }

    /** Those of one account, by opening. */
    public List<ApiSession> openOf(String username) {
        Given.value("username", username);
        return sessions.openOf(username, clock.instant()).stream()
                .sorted(Comparator.comparing(ApiSession::opened).thenComparing(ApiSession::tokenHash))
                .toList();
    }

    /**
     * Closes all open sessions of an account.
     *
     * @return how many there were
     */
    public int revokeAllOf(Actor actor, String username) {
        Given.value("actor", actor);
        Given.value("username", username);
        UnknownAccount.require(username, accounts);
        return sessions.closeAllOf(
                username,
                SessionEnd.REVOKED,
                actor.did(clock.instant(), ACTION, username, "all sessions of the account"));
    }

    /**
     * Closes the open session whose short id begins so.
     *
     * @return the session that was open
     * @throws AccountException when there is none, or more than one
     */
    public ApiSession revoke(Actor actor, String shortId) {
        Given.value("actor", actor);
        Given.value("shortId", shortId);
        return revoke(actor, shortId, open());
    }

    /** The same among those of one account. */
    public ApiSession revokeOf(Actor actor, String username, String shortId) {
        Given.value("actor", actor);
        Given.value("shortId", shortId);
        return revoke(actor, shortId, openOf(username));
    }

    private ApiSession revoke(Actor actor, String shortId, List<ApiSession> open) {
        List<ApiSession> meant = shortId.length() < SHORTEST_ID
                ? List.of()
                : open.stream()
                        .filter(session -> session.shortId().startsWith(shortId))
                        .toList();
        if (meant.size() > 1) {
            throw new AccountException(
                    Reason.UNKNOWN, meant.size() + " open sessions begin with '" + shortId + "'; give more digits");
        }
        ApiSession session = meant.stream().findFirst().orElseThrow(() -> unknown(shortId));
        String detail = "session " + session.shortId();
        AuditEntry entry = actor.did(clock.instant(), ACTION, session.username(), detail);
        if (!sessions.close(session.tokenHash(), SessionEnd.REVOKED, entry)) {
            throw unknown(shortId);
        }
        return session;
    }

    private static AccountException unknown(String shortId) {
        return new AccountException(
                Reason.UNKNOWN,
                "there is no open session '" + Param.echo(shortId) + "'; 'ptoken session list' shows them");
    }
}
