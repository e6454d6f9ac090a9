package io.ptoken.service.operate.work;

import io.ptoken.service.Param;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.account.AccountAdministration;
import io.ptoken.service.access.account.NewAccount;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.access.account.PasswordChanges;
import io.ptoken.service.access.account.SessionAdministration;
import io.ptoken.service.operate.approval.SecondPerson;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.AccountCalls.Bound;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import io.ptoken.service.operate.call.AccountCalls.SignIn;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.node.ClientCertificateLook;
import io.ptoken.service.operate.node.ClientCertificateLook.Known;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Accounts for operators.
 *
 * @param accounts everything but passwords
 * @param passwords passwords
 * @param sessions those that accounts have open
 * @param certificates what is known of client certificates
 * @param secondPerson is told whose roles change, before they do, and says whose accounts one person changes alone
 * @param preferences how old passwords may become
 * @param log knows who signed in
 */
record AccountWork(
        AccountAdministration accounts,
        PasswordChanges passwords,
        SessionAdministration sessions,
        ClientCertificateLook certificates,
        SecondPerson secondPerson,
        PreferenceService preferences,
        AuditLog log) {

    List<Shown> all() {
        Map<String, Long> open = sessions.open().stream()
                .collect(Collectors.groupingBy(session -> session.username(), Collectors.counting()));
        Duration maximumAge = maximumAge();
        return accounts.all().stream()
                .map(account -> Shown.of(
                        account, open.getOrDefault(account.username(), 0L).intValue(), maximumAge))
                .toList();
    }

    List<Bound> bound() {
        List<Bound> bound = new ArrayList<>();
        for (Account account : accounts.all()) {
            account.certificate().ifPresent(fingerprint -> {
                Optional<Known> known = certificates.find(fingerprint);
                bound.add(new Bound(
                        account.username(),
                        account.enabled(),
                        fingerprint,
                        !account.hasPassword(),
                        known.map(Known::subject),
                        known.map(Known::validUntil)));
            });
        }
        return bound;
    }

    Shown one(AccountCalls.One call) {
        return shown(accounts.find(call.username()));
    }

    List<SignIn> signIns(AccountCalls.SignIns call) {
        accounts.find(call.username());
        return log.signIns(call.username(), call.most()).stream()
                .map(AuditRow::entry)
                .map(entry -> new SignIn(
                        entry.at(), entry.action(), entry.origin(), entry.outcome(), entry.detail(), entry.calls()))
                .toList();
    }

    Shown setOwnZone(AccountCalls.SetOwnZone call, Operator who) {
        requireOwner(who, call.username());
        Optional<ZoneId> zone =
                Optional.of(call.zone()).filter(id -> !id.isEmpty()).map(ZoneId::of);
        return shown(accounts.setZone(who.actor(), call.username(), zone));
    }

    Shown add(AccountCalls.Add call, Operator who, Dialogue dialogue) {
        accounts.requireAddable(call.username(), call.roles());
        secondPerson.rolesChange(who, call.username());
        NewAccount wanted = new NewAccount(call.username(), call.roles(), call.expires(), call.firstUse());
        return withPassword(call.username(), dialogue, password -> accounts.add(who.actor(), wanted, password));
    }

    Shown setPassword(AccountCalls.SetPassword call, Operator who, Dialogue dialogue) {
        accounts.find(call.username());
        return withPassword(
                call.username(),
                dialogue,
                password -> passwords
                        .checking(secondPerson.stillAlone(who))
                        .set(who.actor(), call.username(), password, call.firstUse(), call.open()));
    }

    /** In the audit log it is the doing of the account, wherever it is done; a wrong password is that of the owner who typed it. */
    Shown changeOwnPassword(AccountCalls.ChangeOwnPassword call, Operator who, Dialogue dialogue) {
        char[] present = dialogue.secret(AccountCalls.presentPassword(call.username()));
        try {
            return withPassword(
                    call.username(),
                    dialogue,
                    password -> passwords.changeOwn(
                            call.username(),
                            who.place(),
                            who.isOwner() ? who.actor().name() : "",
                            present,
                            password,
                            call.open()));
        } finally {
            Arrays.fill(present, '\0');
        }
    }

    Shown setRoles(AccountCalls.SetRoles call, Operator who) {
        accounts.find(call.username());
        secondPerson.rolesChange(who, call.username());
        return shown(accounts(who).setRoles(who.actor(), call.username(), call.roles()));
    }

    Shown setEnabled(AccountCalls.SetEnabled call, Operator who) {
        return shown(accounts(who).setEnabled(who.actor(), call.username(), call.enabled()));
    }

    Shown setExpires(AccountCalls.SetExpires call, Operator who) {
        return shown(accounts(who).setExpires(who.actor(), call.username(), call.end()));
    }

    Shown unlock(AccountCalls.Unlock call, Operator who) {
        return shown(accounts(who).unlock(who.actor(), call.username()));
    }

    Shown bind(AccountCalls.BindCertificate call, Operator who) {
        return shown(accounts(who).bindCertificate(who.actor(), call.username(), call.fingerprint()));
    }

    Shown certificateAlone(AccountCalls.UseCertificateAlone call, Operator who) {
        return shown(accounts(who).useCertificateAlone(who.actor(), call.username()));
    }

    Shown unbind(AccountCalls.UnbindCertificate call, Operator who) {
        return shown(accounts(who).unbindCertificate(who.actor(), call.username()));
    }

    Shown remove(AccountCalls.Remove call, Operator who) {
        Shown before = shown(accounts.find(call.username()));
        accounts(who).remove(who.actor(), call.username());
        return before;
    }

    /** Refuses whoever is somebody else. */
    static void requireOwner(Operator who, String username) {
        if (!who.owns(username)) {
            throw new NotPossibleException(
                    "this is for the owner of the account '" + Param.echo(username) + "' alone, who has signed in");
        }
    }

    private Shown withPassword(String username, Dialogue dialogue, Function<char[], Account> change) {
        char[] password = dialogue.secret(AccountCalls.newPassword(username));
        try {
            return shown(change.apply(password));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private AccountAdministration accounts(Operator who) {
        return accounts.checking(secondPerson.stillAlone(who));
    }

    private Shown shown(Account account) {
        return Shown.of(
                account,
                (int) sessions.open().stream()
                        .filter(session -> session.username().equals(account.username()))
                        .count(),
                maximumAge());
    }

    private Duration maximumAge() {
        return preferences.get(Preferences.PASSWORD_MAXIMUM_AGE_DAYS);
    }
}
