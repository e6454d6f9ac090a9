package io.ptoken.cli.document;

import io.ptoken.service.access.Role;
import io.ptoken.service.operate.call.AccountCalls.Bound;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import io.ptoken.service.operate.call.OpenSessionCalls.OpenSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts and their sessions. */
public sealed interface AccountDocument extends Document {

    /** Whether an account may sign in, and what keeps it from it first. */
    enum State {
        ENABLED,
        DISABLED,
        EXPIRED,
        LOCKED;

        /** Of an account at a moment. */
        public static State of(Shown account, Instant now) {
            if (!account.enabled()) {
                return DISABLED;
            }
            if (account.expires().filter(end -> !now.isBefore(end)).isPresent()) {
                return EXPIRED;
            }
            return account.lockedUntil().filter(now::isBefore).isPresent() ? LOCKED : ENABLED;
        }
    }

    /** The accounts, by name. */
    @DocumentKind("accounts")
    record Accounts(List<Account> accounts) implements AccountDocument {

        public static Accounts of(List<Shown> accounts, Instant now) {
            return new Accounts(
                    accounts.stream().map(account -> Account.of(account, now)).toList());
        }
    }

    /**
     * An account, nothing of its password.
     *
     * @param certificate SHA-256 of the client certificate that it is bound to
     * @param passwordExpires when its password is too old; left out where passwords do not age
     */
    @DocumentKind("account")
    record Account(
            String name,
            boolean enabled,
            State state,
            List<String> roles,
            boolean hasPassword,
            Instant passwordChanged,
            boolean mustChangePassword,
            Optional<Instant> expires,
            int failedSignIns,
            Optional<Instant> lockedUntil,
            Optional<String> certificate,
            int openSessions,
            Optional<Instant> passwordExpires)
            implements AccountDocument {

        public static Account of(Shown account, Instant now) {
            return new Account(
                    account.username(),
                    account.enabled(),
                    State.of(account, now),
                    account.roles().stream().map(Role::roleName).sorted().toList(),
                    account.hasPassword(),
                    Times.seconds(account.passwordChanged()),
                    account.mustChangePassword(),
                    Times.seconds(account.expires()),
                    account.failedSignIns(),
                    Times.seconds(account.lockedUntil()),
                    account.certificate(),
                    account.openSessions(),
                    Times.seconds(account.passwordExpires()));
        }
    }

    /** Which account is bound to which client certificate, by name. */
    @DocumentKind("client-certificates")
    record Certificates(List<Certificate> certificates) implements AccountDocument {

        public static Certificates of(List<Bound> bound) {
            return new Certificates(bound.stream()
                    .map(one -> new Certificate(
                            one.username(),
                            one.enabled(),
                            one.fingerprint(),
                            one.alone(),
                            one.subject(),
                            Times.seconds(one.validUntil())))
                    .toList());
        }
    }

    /**
     * One of them; subject and end are there of those that stand in the file of trusted ones.
     *
     * @param sha256 of the certificate
     * @param alone true when it is enough, without a password
     */
    record Certificate(
            String account,
            boolean enabled,
            String sha256,
            boolean alone,
            Optional<String> subject,
            Optional<Instant> validUntil) {}

    /** The open sessions. */
    @DocumentKind("sessions")
    record Sessions(List<Session> sessions) implements AccountDocument {

        public static Sessions of(List<OpenSession> sessions) {
            return new Sessions(sessions.stream().map(Session::of).toList());
        }
    }

    /** One of them. */
    record Session(String id, String user, String from, Instant opened, Instant until) {

        static Session of(OpenSession session) {
            return new Session(
                    session.id(),
                    session.username(),
                    session.origin(),
                    Times.seconds(session.opened()),
                    Times.seconds(session.end()));
        }
    }
}
