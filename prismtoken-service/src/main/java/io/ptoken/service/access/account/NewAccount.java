package io.ptoken.service.access.account;

import io.ptoken.service.Given;
import io.ptoken.service.access.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An account to be.
 *
 * @param username IDENT, 1-40 characters
 * @param roles what it may do
 * @param expires moment from which sign-in is refused; empty for never
 * @param firstUse whether its first password has to be changed
 */
public record NewAccount(String username, Set<Role> roles, Optional<Instant> expires, FirstUse firstUse) {

    public NewAccount {
        Given.value("username", username);
        Given.value("roles", roles);
        Given.value("expires", expires);
        Given.value("firstUse", firstUse);
        roles = Set.copyOf(roles);
    }

    /** One without end. */
    public static NewAccount of(String username, Set<Role> roles, FirstUse firstUse) {
        return new NewAccount(username, roles, Optional.empty(), firstUse);
    }
}
