package io.ptoken.service.module;

import io.ptoken.hsm.ModuleReporting;
import io.ptoken.hsm.ModuleStatus;
import java.time.Duration;
import java.time.InstantSource;

/** What a module says about itself. Thread safe. */
public final class ModuleFacts {

    private final Remembered<ModuleStatus> status;

    /** @param memory how long an answer is taken for true; zero asks every time */
    public ModuleFacts(ModuleReporting module, InstantSource clock, Duration memory) {
        status = new Remembered<>(() -> ModuleErrors.translate(module::status), clock, memory);
    }

    /** Identity record of the module that makes the tokens. */
    public String idSm() {
        return status.get().idSm();
    }
}
