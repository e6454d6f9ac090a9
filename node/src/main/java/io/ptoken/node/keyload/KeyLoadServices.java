package io.ptoken.node.keyload;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1Format;
import io.ptoken.node.account.Operator;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.operate.keyload.KeyLoadFiles;
import io.ptoken.service.operate.keyload.KeyLoadFormats;
import io.ptoken.service.operate.keyload.KmcKeys;
import io.ptoken.service.operate.keyload.LoadKeys;
import io.ptoken.service.operate.keyload.LoadRequests;
import io.ptoken.service.operate.keyload.RememberedSlots;
import io.ptoken.service.operate.keyload.SlotMemory;
import io.ptoken.service.operate.keyload.VendingKeyCatalogue;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.ServiceStore;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The key loading of an installation, put together for a command.
 *
 * @param actor who works at the terminal
 * @param module the key-loading role of the module, with what is remembered of it
 * @param kmcs KMC public keys
 * @param requests requests to KMCs
 * @param files key-load files
 * @param keys loading of keys
 * @param catalogue all vending keys
 * @param chosen the module itself
 */
public record KeyLoadServices(
        Actor actor,
        KeyLoading module,
        KmcKeys kmcs,
        LoadRequests requests,
        KeyLoadFiles files,
        LoadKeys keys,
        VendingKeyCatalogue catalogue,
        ChosenModule chosen) {

    /**
     * Puts it together.
     *
     * @throws CommandFailure when the module cannot load keys from KMCs
     */
    public static KeyLoadServices of(
            ChosenModule chosen, ServiceStore store, DataDirectory data, Surroundings surroundings) {
        Clock clock = surroundings.clock();
        Actor actor = Actor.local(Operator.name(surroundings));
        KeyLoadFormats formats = formats(store, data, List.of(), clock);
        SecurityModule module = chosen.module();
        KeyLoading own = module.keyLoading()
                .orElseThrow(() -> new CommandFailure("this security module cannot load keys from a KMC"));
        SlotMemory memory = new SlotMemory(
                store.kekSlots(),
                actor,
                clock,
                chosen.name(),
                () -> module.status().moduleId());
        KeyLoading loading = chosen.listsSlots() ? own : new RememberedSlots(own, memory, formats, clock);
        return new KeyLoadServices(
                actor,
                loading,
                new KmcKeys(store, formats, clock),
                new LoadRequests(loading, formats, store.auditLog(), clock),
                new KeyLoadFiles(loading, module, formats, store, clock),
                new LoadKeys(loading, formats, store, clock),
                new VendingKeyCatalogue(withOrigins(chosen, store), store.keyCatalogue(), formats, clock),
                chosen);
    }

    private static SecurityModule withOrigins(ChosenModule chosen, ServiceStore store) {
        return chosen.listsSlots() ? chosen.module() : HardwareOrigins.of(chosen.module(), chosen.name(), store);
    }

    /** False for hardware, which takes vending keys from KMCs alone. */
    public boolean takesKeysByHand() {
        return chosen.listsSlots();
    }

    /**
     * The formats of an exchange, which believe whom the installation believes.
     *
     * @param more anchors that are believed besides
     */
    public static KeyLoadFormats formats(
            ServiceStore store, DataDirectory data, List<TrustAnchor> more, InstantSource clock) {
        PreferenceService preferences = new PreferenceService(store.preferences(), clock);
        return new KeyLoadFormats(
                unapproved -> List.of(Ap1Format.believing(KmcTrust.policy(data, more, unapproved))),
                () -> preferences.get(Preferences.ALLOW_UNAPPROVED_KMC_PUBKEYS));
    }

    /** Under whose signature the public keys of the module stand. */
    public Optional<TrustAnchor> moduleAnchor() {
        return chosen.anchor();
    }

    /** False when the module does not tell which of its keys came from which KMC. */
    public boolean tellsOrigins() {
        return chosen.listsSlots();
    }
}
