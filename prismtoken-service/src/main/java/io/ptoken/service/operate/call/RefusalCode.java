package io.ptoken.service.operate.call;

import io.ptoken.hsm.keyentry.KeyEntryException;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.AccountException;
import io.ptoken.service.access.approval.ApprovalException;
import io.ptoken.service.operate.keyentry.CeremonyException;
import io.ptoken.service.operate.keyload.KeyExchangeException;
import io.ptoken.service.port.StoreException;
import io.ptoken.sts.StsException;
import java.util.Optional;

/** The codes by which programs tell apart why a call of an operator was refused. */
public final class RefusalCode {

    private RefusalCode() {}

    /**
     * The code of a refusal; its message is for people.
     *
     * @return a dotted code of the API or ours in its hierarchy, or that of the module or key-load format; empty for what
     *     nobody foresaw
     */
    public static Optional<String> of(RuntimeException refused) {
        if (refused instanceof ServiceException service) {
            return Optional.of(service.code().eCode());
        }
        if (refused instanceof AccountException account) {
            return Optional.of(account.reason().code());
        }
        if (refused instanceof ApprovalException approval) {
            return Optional.of(approval.reason().code());
        }
        if (refused instanceof KeyLoadException file) {
            return Optional.of(file.code().toString());
        }
        if (refused instanceof SecurityModuleException module) {
            return Optional.of(module.status().code());
        }
        if (refused instanceof CeremonyException || refused instanceof KeyEntryException) {
            return Optional.of("EKeyEntry");
        }
        if (refused instanceof KeyExchangeException) {
            return Optional.of("EKmc");
        }
        if (refused instanceof NotConfirmedException) {
            return Optional.of("ENotConfirmed");
        }
        if (refused instanceof CancelledException) {
            return Optional.of("ECancelled");
        }
        if (refused instanceof NotPossibleException) {
            return Optional.of("ENotPossible");
        }
        if (refused instanceof StoreException) {
            return Optional.of("EService.Store");
        }
        return refused instanceof StsException ? Optional.of("EParamRange") : Optional.empty();
    }
}
