package io.ptoken.service.access;

import java.util.Set;

/**
 * What a call may need, named after the role that grants it; {@link Role#ISSUE_ANY} grants every kind of issuing
 * (operating requirements section 2).
 */
public enum Permission {
    API(Role.API, false),
    ADMINISTER(Role.ADMIN, false),
    ISSUE_CREDIT(Role.ISSUE_CREDIT, true),
    ISSUE_KEYCHANGE(Role.ISSUE_KEYCHANGE, true),
    ISSUE_ENG(Role.ISSUE_ENG, true),
    ISSUE_METERTEST(Role.ISSUE_METERTEST, true),
    ISSUE_DITK(Role.ISSUE_DITK, true),
    ISSUE_PROPRIETARY(Role.ISSUE_PROPRIETARY, true);

    private final Role role;
    private final boolean issuing;

    Permission(Role role, boolean issuing) {
        this.role = role;
        this.issuing = issuing;
    }

    /** True when one of the roles grants it. */
    public boolean isGrantedTo(Set<Role> roles) {
        return roles.contains(role) || (issuing && roles.contains(Role.ISSUE_ANY));
    }

    /** Name of the role that grants it, as errors show it. */
    public String roleName() {
        return role.roleName();
    }
}
