package io.ptoken.service.api;

/**
 * A sign-in with a password.
 *
 * @param messageId chosen by the caller
 * @param realm {@code local}
 * @param username IDENT, 1-40 characters
 * @param password printable ASCII, at most 55 characters; secret
 * @param version API version of the client, {@code major.minor}
 * @param culture language of messages; only {@code en} is there
 */
public record SignInRequest(
        String messageId, String realm, String username, String password, String version, String culture) {

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "SignInRequest[messageId=" + messageId + ", realm=" + realm + ", username=" + username + "]";
    }
}
