package io.ptoken.service.api;

import io.ptoken.service.Given;

/**
 * A sign-in with a password.
 *
 * @param messageId chosen by the caller
 * @param realm {@code local}
 * @param username IDENT, 1-40 characters
 * @param password printable ASCII, at most 55 characters; secret
 * @param version API version of the client, {@code major.minor}
 * @param culture language of messages; only {@code en} is there
 * @param origin where the call comes from; a client certificate may be part of the proof
 */
public record SignInRequest(
        String messageId,
        String realm,
        String username,
        String password,
        String version,
        String culture,
        Origin origin) {

    /** @throws io.ptoken.service.ServiceException {@code EParamRange} for null */
    public SignInRequest {
        Given.value("messageId", messageId);
        Given.value("realm", realm);
        Given.value("username", username);
        Given.value("password", password);
        Given.value("version", version);
        Given.value("culture", culture);
        Given.value("origin", origin);
    }

    /** A sign-in from within the same process. */
    public SignInRequest(
            String messageId, String realm, String username, String password, String version, String culture) {
        this(messageId, realm, username, password, version, culture, Origin.LOCAL);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "SignInRequest[messageId=" + messageId + ", realm=" + realm + ", username=" + username + "]";
    }
}
