package io.ptoken.web.section.account;

import io.ptoken.service.operate.call.AccountCalls.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody's own account.
 *
 * @param account as it is
 * @param roles by name
 * @param may what it may do, in words
 * @param sessions that are open
 * @param signIns the newest first
 * @param zone that they chose; empty for that of the server
 * @param serverZone that of the server
 * @param zones that there are
 * @param told what was done
 * @param refused what was not done, and why
 */
public record AccountPage(
        Shown account,
        List<String> roles,
        List<String> may,
        List<Session> sessions,
        List<SignInRow> signIns,
        String zone,
        String serverZone,
        List<String> zones,
        Optional<String> told,
        Optional<Refused> refused) {

    public AccountPage {
        roles = List.copyOf(roles);
        may = List.copyOf(may);
        sessions = List.copyOf(sessions);
        signIns = List.copyOf(signIns);
        zones = List.copyOf(zones);
    }

    /**
     * An open session.
     *
     * @param mine true for the one that asks
     */
    public record Session(String id, String origin, Instant opened, Instant lastUsed, Instant end, boolean mine) {}

    /**
     * Somebody signed in or did not.
     *
     * @param ok true when they did
     * @param outcome in words
     * @param code of a refusal; empty for none
     */
    public record SignInRow(Instant at, String how, String origin, boolean ok, String outcome, String code) {}

    /**
     * A form that was not taken.
     *
     * @param title what was not done
     * @param why in a sentence
     * @param field where to mend it
     */
    public record Refused(String title, String why, String field) {}
}
