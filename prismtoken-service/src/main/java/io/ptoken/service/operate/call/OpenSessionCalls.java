package io.ptoken.service.operate.call;

import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls on open sessions, of the TokenApi and of the console.
 *
 * @param <R> what it answers
 */
public sealed interface OpenSessionCalls<R> extends OperatorCall<R> {

    /**
     * An open session.
     *
     * @param id what people call it by: the first 12 digits of the hash of its access token
     * @param username whose it is
     * @param origin address it was opened from
     * @param opened when it was opened
     * @param lastUsed when it was used last; behind the truth by a tenth of the lifetime at most
     * @param end moment from which it is refused
     */
    record OpenSession(String id, String username, String origin, Instant opened, Instant lastUsed, Instant end) {}

    /** All of them, by user name and then by opening. */
    record All() implements OpenSessionCalls<List<OpenSession>> {

        @Override
        public String action() {
            return "session.list";
        }

        @Override
        public Permission permission() {
            return Permission.READ_ACCOUNTS;
        }

        @Override
        public Audited audited() {
            return Audited.IF_REFUSED;
        }
    }

    /** Those of one account, by opening. */
    record OfAccount(String username) implements OpenSessionCalls<List<OpenSession>> {

        public OfAccount {
            Given.value("username", username);
        }

        @Override
        public String action() {
            return "session.list-own";
        }

        @Override
        public Permission permission() {
            return Permission.READ_ACCOUNTS;
        }

        @Override
        public String subject() {
            return username;
        }

        @Override
        public Optional<String> ownAccount() {
            return Optional.of(username);
        }

        @Override
        public Audited audited() {
            return Audited.IF_REFUSED;
        }
    }

    /** The owner of an account closes one of its sessions, whose id begins so. Nobody does it for them by this call. */
    record RevokeOwn(String username, String id) implements OpenSessionCalls<OpenSession> {

        public RevokeOwn {
            Given.value("username", username);
            Given.value("id", id);
        }

        @Override
        public String action() {
            return "session.revoke-own";
        }

        /** For an account that is not one's own, of which it is refused all the same. */
        @Override
        public Permission permission() {
            return Permission.MANAGE_ACCOUNTS;
        }

        @Override
        public String subject() {
            return username;
        }

        @Override
        public Optional<String> ownAccount() {
            return Optional.of(username);
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }

    /** Closes the one whose id begins so. */
    record Revoke(String id) implements OpenSessionCalls<OpenSession> {

        public Revoke {
            Given.value("id", id);
        }

        @Override
        public String action() {
            return "session.revoke";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_ACCOUNTS;
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }

    /** Closes those of an account; answers how many they were. */
    record RevokeAll(String username) implements OpenSessionCalls<Integer> {

        public RevokeAll {
            Given.value("username", username);
        }

        @Override
        public String action() {
            return "session.revoke";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_ACCOUNTS;
        }

        @Override
        public String subject() {
            return username;
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }
}
