package io.ptoken.service.access;

import java.util.List;
import java.util.Set;

/**
 * What a task may need: calls of the API, administration, operation, reading (operating requirements section 2). An
 * administrator may all that an operator may; an auditor reads everything and changes nothing; {@link Role#ISSUE_ANY} may
 * issue every kind of token. What several roles grant is named after the one that grants least.
 */
public enum Permission {
    /** To call the Thrift API. */
    API(Role.API),
    /** To administer through the API: resets of a compliance laboratory. */
    ADMINISTER(Role.ADMIN),
    ISSUE_CREDIT(Role.ISSUE_CREDIT, Role.ISSUE_ANY),
    ISSUE_KEYCHANGE(Role.ISSUE_KEYCHANGE, Role.ISSUE_ANY),
    ISSUE_ENG(Role.ISSUE_ENG, Role.ISSUE_ANY),
    ISSUE_METERTEST(Role.ISSUE_METERTEST, Role.ISSUE_ANY),
    ISSUE_DITK(Role.ISSUE_DITK, Role.ISSUE_ANY),
    ISSUE_PROPRIETARY(Role.ISSUE_PROPRIETARY, Role.ISSUE_ANY),

    /** To add, change and remove accounts and to revoke sessions. */
    MANAGE_ACCOUNTS(Role.ADMIN),
    /** To be the second person of a call, and to refuse to. */
    APPROVE(Role.ADMIN),
    MANAGE_PREFERENCES(Role.ADMIN),
    MANAGE_KMC_KEYS(Role.ADMIN),
    /**
     * To hand a transaction licence to the module. Accounts of the API have no administrator's role, and a licence speaks
     * for itself: it is signed, made for one module and loaded once.
     */
    LOAD_LICENCE(Role.ADMIN, Role.ISSUE_ANY),
    /** To get vending keys from a KMC, to load and to delete them. */
    MANAGE_VENDING_KEYS(Role.OPERATOR, Role.ADMIN),
    /** To generate, load and delete DITKs, beside two crypto officers. */
    MANAGE_DITKS(Role.OPERATOR, Role.ADMIN),
    /** To drain modules of a pool, to change the order in which they are asked, to have them test themselves. */
    MANAGE_MODULES(Role.OPERATOR, Role.ADMIN),

    /** To say of an alert that one has taken note. */
    ACKNOWLEDGE_ALERTS(Role.OPERATOR, Role.ADMIN),

    /** To give licences to modules as an operator. */
    MANAGE_LICENCES(Role.ADMIN),
    /** Certificate, clock, roll-back accept, backup, restart. */
    MANAGE_NODE(Role.ADMIN),

    /** To see the dashboard and the notices. */
    READ_DASHBOARD(Role.OPERATOR, Role.ADMIN, Role.AUDITOR),
    /** To see the attributes of the vending keys: whoever issues tokens by hand has to know them. */
    READ_KEYS(
            Role.OPERATOR,
            Role.ADMIN,
            Role.AUDITOR,
            Role.ISSUE_ANY,
            Role.ISSUE_CREDIT,
            Role.ISSUE_KEYCHANGE,
            Role.ISSUE_ENG,
            Role.ISSUE_METERTEST,
            Role.ISSUE_DITK,
            Role.ISSUE_PROPRIETARY),
    /** To see what was issued to meters, and to verify tokens. */
    READ_METERS(
            Role.AUDITOR,
            Role.ADMIN,
            Role.ISSUE_ANY,
            Role.ISSUE_CREDIT,
            Role.ISSUE_KEYCHANGE,
            Role.ISSUE_ENG,
            Role.ISSUE_METERTEST,
            Role.ISSUE_DITK,
            Role.ISSUE_PROPRIETARY),
    READ_ACCOUNTS(Role.AUDITOR, Role.ADMIN),
    READ_PREFERENCES(Role.AUDITOR, Role.ADMIN),
    READ_AUDIT_LOG(Role.AUDITOR, Role.ADMIN);

    @SuppressWarnings("ImmutableEnumChecker") // of List.of, which never changes
    private final List<Role> grantedBy;

    Permission(Role... grantedBy) {
        this.grantedBy = List.of(grantedBy);
    }

    /** True when one of the roles grants it. */
    public boolean isGrantedTo(Set<Role> roles) {
        for (int i = 0; i < grantedBy.size(); i++) {
            if (roles.contains(grantedBy.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Name of the role that grants it, as errors show it. */
    public String roleName() {
        return grantedBy.get(0).roleName();
    }
}
