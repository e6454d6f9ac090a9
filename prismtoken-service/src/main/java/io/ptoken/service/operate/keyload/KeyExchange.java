package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.port.ServiceStore;
import java.time.InstantSource;

/**
 * All that is done with the keys of one module, put together for one operator.
 *
 * @param actor who works
 * @param chosen the module
 * @param loading its key-loading role, with what is remembered of it
 * @param kmcs KMC public keys
 * @param requests requests to KMCs
 * @param files key-load files
 * @param keys loading of keys
 * @param catalogue all vending keys
 */
public record KeyExchange(
        Actor actor,
        OperatedModule chosen,
        KeyLoading loading,
        KmcKeys kmcs,
        LoadRequests requests,
        KeyLoadFiles files,
        LoadKeys keys,
        VendingKeyCatalogue catalogue) {

    /**
     * Puts it together.
     *
     * @throws KeyExchangeException when the module cannot load keys from KMCs
     */
    public static KeyExchange of(
            Actor actor, OperatedModule chosen, ServiceStore store, KeyLoadFormats formats, InstantSource clock) {
        SecurityModule module = chosen.module();
        KeyLoading own = chosen.loading()
                .orElseThrow(() -> new KeyExchangeException("this security module cannot load keys from a KMC"));
        KeyLoading loading = own;
        SecurityModule withOrigins = module;
        if (!chosen.listsSlots()) {
            SlotMemory memory = new SlotMemory(
                    store.kekSlots(),
                    actor,
                    clock,
                    chosen.name(),
                    () -> module.status().moduleId());
            loading = new RememberedSlots(own, memory, formats, clock);
            withOrigins = new RememberedOrigins(module, chosen.name(), store, formats);
        }
        return new KeyExchange(
                actor,
                chosen,
                loading,
                new KmcKeys(store, formats, clock),
                new LoadRequests(loading, formats, store.auditLog(), clock),
                new KeyLoadFiles(loading, module, formats, store, clock),
                new LoadKeys(loading, formats, store, clock),
                new VendingKeyCatalogue(withOrigins, store.keyCatalogue(), formats, clock));
    }
}
