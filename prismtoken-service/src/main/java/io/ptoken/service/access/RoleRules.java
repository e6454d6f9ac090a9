package io.ptoken.service.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which roles may come together in one account (operating requirements section 2). */
public final class RoleRules {

    /** The roles of a technician, a person who makes key-change and engineering tokens by hand and nothing else. */
    public static final Set<Role> TECHNICIAN = Set.of(Role.ISSUE_KEYCHANGE, Role.ISSUE_ENG);

    /** Those that technicians had in earlier releases: an account of the TokenApi, which people do not sign in to. */
    public static final Set<Role> TECHNICIAN_BEFORE = Set.of(Role.API, Role.ISSUE_KEYCHANGE, Role.ISSUE_ENG);

    private static final Set<Role> PEOPLE = Set.copyOf(EnumSet.of(Role.ADMIN, Role.OPERATOR, Role.AUDITOR));

    private RoleRules() {}

    /** Why roles cannot come together, empty when they can. */
    public static Optional<String> objection(Set<Role> roles) {
        if (roles.isEmpty()) {
            return Optional.of("an account needs at least one role");
        }
        if (roles.contains(Role.API) && roles.stream().anyMatch(PEOPLE::contains)) {
            return Optional.of("an account with ptoken-api may only have ptoken-issue-... roles besides");
        }
        if (roles.contains(Role.AUDITOR) && roles.size() > 1) {
            return Optional.of("an account with ptoken-auditor may have no other role: it changes nothing");
        }
        return Optional.empty();
    }
}
