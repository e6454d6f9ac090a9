package io.ptoken.service.access;

import java.util.Set;

/**
 * One person's or system's account.
 *
 * @param username IDENT, 1-40 characters
 * @param passwordHash PHC string of Argon2id
 * @param roles what it may do
 * @param enabled false: sign-in is refused
 */
public record Account(String username, String passwordHash, Set<Role> roles, boolean enabled) {

    public Account {
        roles = Set.copyOf(roles);
    }

    /** Leaves the password hash out. */
    @Override
    public String toString() {
        return "Account[" + username + ", roles=" + roles + ", enabled=" + enabled + "]";
    }
}
