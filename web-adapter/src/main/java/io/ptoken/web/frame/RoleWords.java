package io.ptoken.web.frame;

import io.ptoken.service.access.Role;
import java.util.Set;

/** What somebody is by their roles, in a word. */
final class RoleWords {

    private RoleWords() {}

    static String of(Set<Role> roles, Texts texts) {
        if (roles.contains(Role.ADMIN)) {
            return texts.get("role.administrator");
        }
        if (roles.contains(Role.OPERATOR)) {
            return texts.get("role.operator");
        }
        if (roles.contains(Role.AUDITOR)) {
            return texts.get("role.auditor");
        }
        return texts.get(roles.isEmpty() ? "role.none" : "role.issuer");
    }
}
