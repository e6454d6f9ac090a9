package io.ptoken.service.licence;

import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Permission;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.session.Caller;
import io.ptoken.service.session.Gate;

/** The use case loadTransactionLicense: {@link TransactionLicences} for administrators. Thread safe. */
public final class LoadTransactionLicence {

    private final Gate gate;
    private final TransactionLicences licences;

    public LoadTransactionLicence(Gate gate, TransactionLicences licences) {
        this.gate = gate;
        this.licences = licences;
    }

    /**
     * See {@link io.ptoken.service.api.TokenApiService#loadTransactionLicense}.
     *
     * @return true
     * @throws ServiceException {@code EAuthentication...} without the role ptoken-admin, else as {@link
     *     TransactionLicences#load}
     */
    public boolean load(CallContext call, String text) {
        Caller caller = gate.admit(call, Permission.ADMINISTER);
        licences.load(caller.username(), caller.origin().address(), call.messageId(), text);
        return true;
    }
}
