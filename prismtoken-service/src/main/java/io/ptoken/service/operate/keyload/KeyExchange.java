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
        KeyLoading own = chosen.loading()
                .orElseThrow(() -> new KeyExchangeException("this security module cannot load keys from a KMC"));
        KeyLoading loading = own;
        if (!chosen.listsSlots()) {
            SlotMemory memory = new SlotMemory(
                    store.kekSlots(),
                    actor,
                    clock,
                    chosen.name(),
                    () -> chosen.module().status().moduleId());
            loading = new RememberedSlots(own, memory, formats, clock);
        }
        return new KeyExchange(
                actor,
                chosen,
                loading,
                new KmcKeys(store, formats, clock),
                new LoadRequests(loading, formats, store.auditLog(), clock),
                new KeyLoadFiles(loading, chosen.module(), formats, store, clock),
                new LoadKeys(loading, formats, store, clock),
                catalogue(chosen, store, formats, clock));
    }

    /** All vending keys, also of a module that takes none from KMCs. */
    public static VendingKeyCatalogue catalogue(
            OperatedModule chosen, ServiceStore store, KeyLoadFormats formats, InstantSource clock) {
        SecurityModule module = chosen.listsSlots()
                ? chosen.module()
                : new RememberedOrigins(chosen.module(), chosen.name(), store, formats);
        return new VendingKeyCatalogue(module, store.keyCatalogue(), formats, clock);
    }
}
