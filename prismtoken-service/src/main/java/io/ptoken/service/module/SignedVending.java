package io.ptoken.service.module;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.vend.TokenVending;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Vending of which one is told the module that did it: the port gives tokens alone, and behind it may be several modules.
 * Implementations are thread safe.
 */
public interface SignedVending {

    /**
     * What a module made, and which module.
     *
     * @param made what it made
     * @param idSm identity record of the module
     */
    record Signed<T>(T made, String idSm) {}

    /**
     * Has a request carried out.
     *
     * @param request asks the vending given to it for one thing
     * @throws io.ptoken.hsm.refusal.SecurityModuleException what the module refuses
     */
    <T> Signed<T> ask(Function<TokenVending, T> request);

    /**
     * That of a module: its own when it has one, as a pool has, else with the identity that its status tells.
     *
     * @param memory how long the identity of a single module is taken for true; zero asks every time
     */
    static SignedVending of(SecurityModule module, InstantSource clock, Duration memory) {
        if (module instanceof SignedVending signed) {
            return signed;
        }
        ModuleIdentity identity = new ModuleIdentity(module, clock, memory);
        return new SignedVending() {
            @Override
            public <T> Signed<T> ask(Function<TokenVending, T> request) {
                String idSm = identity.idSm(); // before a token is made that a failure would lose
                return new Signed<>(request.apply(module), idSm);
            }
        };
    }
}
