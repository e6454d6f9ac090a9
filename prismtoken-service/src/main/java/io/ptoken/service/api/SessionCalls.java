package io.ptoken.service.api;

import io.ptoken.service.Given;
import io.ptoken.service.access.Origin;

/** Calls that need no session (wire reference section 7). */
public final class SessionCalls {

    private SessionCalls() {}

    /**
     * Checks the arguments of a ping and answers the echo. Waiting is up to the adapter.
     *
     * @param sleepMs 0-60000 ms
     * @param echo at most 65535 characters
     */
    public record Ping(int sleepMs, String echo) implements TokenCall<String> {

        @Override
        public ApiMethod method() {
            return ApiMethod.PING;
        }

        @Override
        public String messageId() {
            return "";
        }

        @Override
        public void requireGiven() {
            Given.value("echo", echo);
        }
    }

    /**
     * Opens a session with a password; answers its access token, which is secret.
     *
     * @param messageId chosen by the caller
     * @param realm {@code local}
     * @param username IDENT, 1-40 characters
     * @param password printable ASCII, at most 55 characters; secret
     * @param version API version of the client, {@code major.minor}
     * @param culture language of messages; only {@code en} is there
     * @param origin where the call comes from; a client certificate may be part of the proof
     * @param presence whether the caller still waits; one who has gone costs no password hash
     */
    public record SignIn(
            String messageId,
            String realm,
            String username,
            String password,
            String version,
            String culture,
            Origin origin,
            Presence presence)
            implements TokenCall<String> {

        /** @throws io.ptoken.service.ServiceException {@code EParamRange} for null */
        public SignIn {
            Given.value("messageId", messageId);
            Given.value("realm", realm);
            Given.value("username", username);
            Given.value("password", password);
            Given.value("version", version);
            Given.value("culture", culture);
            Given.value("origin", origin);
            Given.value("presence", presence);
        }

        /** A sign-in of somebody who waits for its answer, whatever comes. */
        public SignIn(
                String messageId,
                String realm,
                String username,
                String password,
                String version,
                String culture,
                Origin origin) {
            this(messageId, realm, username, password, version, culture, origin, Presence.ALWAYS);
        }

        /** A sign-in from within the same process. */
        public SignIn(
                String messageId, String realm, String username, String password, String version, String culture) {
            this(messageId, realm, username, password, version, culture, Origin.LOCAL);
        }

        @Override
        public ApiMethod method() {
            return ApiMethod.SIGN_IN;
        }

        /** Nothing is left to ask for. */
        @Override
        public void requireGiven() {}

        /** Leaves the password out. */
        @Override
        public String toString() {
            return "SignIn[messageId=" + messageId + ", realm=" + realm + ", username=" + username + "]";
        }
    }
}
