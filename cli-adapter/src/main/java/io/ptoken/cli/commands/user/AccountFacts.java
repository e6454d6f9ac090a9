package io.ptoken.cli.commands.user;

import io.ptoken.cli.document.AccountDocument;
import io.ptoken.service.access.Role;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people see of an account; nothing of its password. */
final class AccountFacts {

    private AccountFacts() {}

    static Map<String, String> forPeople(Shown account, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", account.username());
        facts.put("state", state(account, now));
        facts.put("roles", String.join(" ", roles(account)));
        facts.put("password", password(account));
        facts.put("expires", end(account.expires()));
        facts.put("failed sign-ins", failures(account));
        facts.put("client certificate", account.certificate().orElse("none"));
        facts.put("open sessions", Integer.toString(account.openSessions()));
        return facts;
    }

    /** An end, or that there is none. */
    static String end(Optional<Instant> end) {
        return end.map(Instant::toString).orElse("never");
    }

    static List<String> roles(Shown account) {
        return account.roles().stream().map(Role::roleName).sorted().toList();
    }

    /** The first reason that keeps it out, or that nothing does. */
    static String state(Shown account, Instant now) {
        return AccountDocument.State.of(account, now).name().toLowerCase(Locale.ROOT);
    }

    private static String password(Shown account) {
        if (!account.hasPassword()) {
            return "none, the client certificate alone";
        }
        return "set " + account.passwordChanged() + (account.mustChangePassword() ? ", has to be changed" : "")
                + account.passwordExpires().map(end -> ", until " + end).orElse("");
    }

    private static String failures(Shown account) {
        return account.failedSignIns()
                + account.lockedUntil().map(end -> ", locked until " + end).orElse("");
    }
}
