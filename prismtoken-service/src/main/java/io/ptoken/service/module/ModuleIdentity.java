package io.ptoken.service.module;

import io.ptoken.hsm.status.ModuleReporting;
import io.ptoken.service.cache.Refreshed;
import java.time.Duration;
import java.time.InstantSource;

/** Which module makes the tokens, asked for once in a while instead of for every token. Thread safe. */
final class ModuleIdentity {

    private final Refreshed<String> idSm;

    /** @param memory how long an answer is taken for true; zero asks every time */
    ModuleIdentity(ModuleReporting module, InstantSource clock, Duration memory) {
        idSm = new Refreshed<>(before -> ModuleErrors.translate(module::status).idSm(), clock, memory);
    }

    /** Its identity record. */
    String idSm() {
        return idSm.get().value();
    }
}
