package io.ptoken.service.access;

import io.ptoken.sts.InvalidValueException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The roles an account may have (operating requirements section 2). */
public enum Role {
    ADMIN("ptoken-admin"),
    OPERATOR("ptoken-operator"),
    API("ptoken-api"),
    ISSUE_ANY("ptoken-issue-any"),
    ISSUE_CREDIT("ptoken-issue-credit"),
    ISSUE_KEYCHANGE("ptoken-issue-keychange"),
    ISSUE_ENG("ptoken-issue-eng"),
    ISSUE_METERTEST("ptoken-issue-metertest"),
    ISSUE_DITK("ptoken-issue-ditk"),
    ISSUE_PROPRIETARY("ptoken-issue-proprietary"),
    AUDITOR("ptoken-auditor");

    private final String roleName;

    Role(String roleName) {
        this.roleName = roleName;
    }

    /** Name in configuration, API and console. */
    public String roleName() {
        return roleName;
    }

    /** The role with a name. */
    public static Role ofName(String name) {
        for (Role role : values()) {
            if (role.roleName.equals(name)) {
                return role;
            }
        }
        String known = Arrays.stream(values()).map(Role::roleName).collect(Collectors.joining(", "));
        throw new InvalidValueException("role", name, "one of " + known);
    }
}
