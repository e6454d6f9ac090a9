package io.ptoken.service.module;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleReporting;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.ServiceException;

/** Tells a module that has no key from one that is out of service and therefore shows none. */
public final class ModuleOutOfService {

    /** Detail of a module's status that says what failed. */
    private static final String REASON = "failure";

    private ModuleOutOfService() {}

    /**
     * Passes when the module works.
     *
     * @throws ServiceException {@code ESm} 57 when it is tampered, 58 when it is in its error state, with its reason
     */
    public static void require(ModuleReporting module) {
        ModuleStatus status = ModuleErrors.translate(module::status);
        if (status.state() == ModuleState.TAMPERED) {
            throw refusal(SmStatus.TAMPERED_STATE, status);
        }
        if (status.state() == ModuleState.ERROR) {
            throw refusal(SmStatus.APP_ERROR_STATE, status);
        }
    }

    private static ServiceException refusal(SmStatus code, ModuleStatus status) {
        String reason = status.details().getOrDefault(REASON, code.meaning());
        return ModuleErrors.translated(new SecurityModuleException(code, reason));
    }
}
