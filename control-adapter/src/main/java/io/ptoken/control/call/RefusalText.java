package io.ptoken.control.call;

import io.ptoken.control.Refusal;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.AccountException;
import io.ptoken.service.operate.call.NotConfirmedException;
import io.ptoken.service.operate.keyload.KeyExchangeException;
import io.ptoken.service.port.StoreException;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.StsException;
import java.util.Optional;

/** What the service refuses, as the channel tells it. */
final class RefusalText {

    private RefusalText() {}

    /** Empty for what nobody foresaw. */
    static Optional<Refusal> of(RuntimeException refused) {
        return code(refused)
                .map(code -> refused instanceof InvalidValueException value
                        ? Refusal.of(code, text(refused)).withParameter(value.field())
                        : Refusal.of(code, text(refused)));
    }

    private static String text(RuntimeException refused) {
        return String.valueOf(refused.getMessage());
    }

    private static Optional<String> code(RuntimeException refused) {
        if (refused instanceof ServiceException service) {
            return Optional.of(service.code().eCode());
        }
        if (refused instanceof AccountException account) {
            return Optional.of(account.reason().code());
        }
        if (refused instanceof KeyLoadException file) {
            return Optional.of(file.code().toString());
        }
        if (refused instanceof SecurityModuleException module) {
            return Optional.of(module.status().code());
        }
        if (refused instanceof KeyExchangeException) {
            return Optional.of("EKmc");
        }
        if (refused instanceof NotConfirmedException) {
            return Optional.of("ENotConfirmed");
        }
        if (refused instanceof StoreException) {
            return Optional.of("EService.Store");
        }
        return refused instanceof StsException ? Optional.of("EParamRange") : Optional.empty();
    }
}
