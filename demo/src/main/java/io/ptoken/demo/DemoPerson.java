package io.ptoken.demo;

import io.ptoken.node.NewInstallation.FirstAccount;
import io.ptoken.node.account.Password;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.FirstUse;
import java.util.List;
import java.util.Set;

/**
 * Somebody who may sign in at the console of the demo.
 *
 * @param username of their account
 * @param roles of theirs
 */
record DemoPerson(String username, Set<Role> roles) {

    /** One of each kind. */
    static final List<DemoPerson> ALL = List.of(
            new DemoPerson("administrator", Set.of(Role.ADMIN)),
            new DemoPerson("operator", Set.of(Role.OPERATOR)),
            new DemoPerson("technician", Set.of(Role.ISSUE_KEYCHANGE, Role.ISSUE_ENG)),
            new DemoPerson("auditor", Set.of(Role.AUDITOR)));

    FirstAccount account(Password password) {
        return new FirstAccount(username, roles, password, FirstUse.KEEP);
    }
}
