package io.ptoken.cli.commands.user;

import io.ptoken.service.access.Role;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is shown of an account; nothing of its password. */
final class AccountFacts {

    private AccountFacts() {}

    /** For programs. */
    static Map<String, Object> of(Shown account, Instant now) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", account.username());
        facts.put("enabled", account.enabled());
        facts.put("state", state(account, now));
        facts.put("roles", roles(account));
        facts.put("hasPassword", account.hasPassword());
        facts.put("passwordChanged", account.passwordChanged().toString());
        facts.put("mustChangePassword", account.mustChangePassword());
        account.expires().ifPresent(end -> facts.put("expires", end.toString()));
        facts.put("failedSignIns", account.failedSignIns());
        account.lockedUntil().ifPresent(end -> facts.put("lockedUntil", end.toString()));
        account.certificate().ifPresent(fingerprint -> facts.put("certificate", fingerprint));
        return facts;
    }

    /** For people. */
    static Map<String, String> forPeople(Shown account, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", account.username());
        facts.put("state", state(account, now));
        facts.put("roles", String.join(" ", roles(account)));
        facts.put("password", password(account));
        facts.put("expires", account.expires().map(Instant::toString).orElse("never"));
        facts.put("failed sign-ins", failures(account));
        facts.put("client certificate", account.certificate().orElse("none"));
        facts.put("open sessions", Integer.toString(account.openSessions()));
        return facts;
    }

    static List<String> roles(Shown account) {
        return account.roles().stream().map(Role::roleName).sorted().toList();
    }

    /** The first reason that keeps it out, or that nothing does. */
    static String state(Shown account, Instant now) {
        if (!account.enabled()) {
            return "disabled";
        }
        if (account.expires().filter(end -> !now.isBefore(end)).isPresent()) {
            return "expired";
        }
        return account.lockedUntil().filter(now::isBefore).isPresent() ? "locked" : "enabled";
    }

    private static String password(Shown account) {
        if (!account.hasPassword()) {
            return "none, the client certificate alone";
        }
        return "set " + account.passwordChanged() + (account.mustChangePassword() ? ", has to be changed" : "");
    }

    private static String failures(Shown account) {
        return account.failedSignIns()
                + account.lockedUntil().map(end -> ", locked until " + end).orElse("");
    }
}
