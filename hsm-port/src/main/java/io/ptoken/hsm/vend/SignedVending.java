package io.ptoken.hsm.vend;

import java.util.function.Function;

/**
 * Vending of which one is told the module that did it: {@link TokenVending} gives tokens alone, and behind it may be several
 * modules. Implementations are thread safe.
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
}
