package io.ptoken.service.licence;

import io.ptoken.service.access.Permission;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.session.Caller;
import io.ptoken.service.session.Gate;

/** The use case loadTransactionLicense. Thread safe. */
public final class LoadTransactionLicence {

    private final Gate gate;
    private final TransactionLicences licences;

    public LoadTransactionLicence(Gate gate, TransactionLicences licences) {
        this.gate = gate;
        this.licences = licences;
    }

    /**
     * Loads a licence.
     *
     * @param text the licence, alone or inside other text
     * @return true
     * @throws io.ptoken.service.ServiceException {@code EAuthentication...} without the role ptoken-admin or
     *     ptoken-issue-any, and as {@link TransactionLicences#load}
     */
    public boolean load(CallContext call, String text) {
        Caller caller = gate.admit(call, Permission.LOAD_LICENCE);
        licences.load(caller.username(), caller.origin().address(), call.messageId(), text);
        return true;
    }
}
