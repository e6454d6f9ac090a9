package io.ptoken.service.module;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.vend.SignedVending;
import io.ptoken.hsm.vend.TokenVending;
import io.ptoken.service.cache.Refreshed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/** A single module, which is asked who it is once in a while instead of for every token. Thread safe. */
public final class SignedModule implements SignedVending {

    private final SecurityModule module;
    private final Refreshed<String> idSm;

    private SignedModule(SecurityModule module, InstantSource clock, Duration memory) {
        this.module = module;
        idSm = new Refreshed<>(before -> ModuleErrors.translate(module::status).idSm(), clock, memory);
    }

    /**
     * The signed vending of a module: its own when it has one, as a pool has, else with the identity that its status tells.
     *
     * @param memory how long the identity of a single module is taken for true; zero asks every time
     */
    public static SignedVending of(SecurityModule module, InstantSource clock, Duration memory) {
        return module instanceof SignedVending signed ? signed : new SignedModule(module, clock, memory);
    }

    @Override
    public <T> Signed<T> ask(Function<TokenVending, T> request) {
        String signer = idSm.get().value(); // before a token is made that a failure would lose
        return new Signed<>(request.apply(module), signer);
    }
}
