package io.ptoken.hsm.soft;

import io.ptoken.hsm.ModuleState;
import io.ptoken.hsm.SecurityModuleException;
import io.ptoken.hsm.SmStatus;
import java.util.Optional;

/**
 * Whether the module may still be trusted. Once a self-check has failed it stays in the error state until it is opened
 * again. Thread safe.
 */
final class ModuleHealth {

    private volatile Optional<String> failure = Optional.empty();

    /** Enters the error state for good; returns what the caller throws. */
    synchronized SecurityModuleException fail(String text) {
        failure = failure.or(() -> Optional.of(text));
        return new SecurityModuleException(SmStatus.APP_ERROR_STATE, text);
    }

    /** What went wrong first, if anything did. */
    Optional<String> failure() {
        return failure;
    }

    ModuleState state() {
        return failure().isPresent() ? ModuleState.ERROR : ModuleState.OPERATIONAL;
    }

    /** @throws SecurityModuleException in the error state */
    void requireSound() {
        Optional<String> text = failure();
        if (text.isPresent()) {
            throw new SecurityModuleException(SmStatus.APP_ERROR_STATE, text.get());
        }
    }
}
