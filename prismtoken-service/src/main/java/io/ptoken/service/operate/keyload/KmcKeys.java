package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.TrustPolicy.Approval;
import io.ptoken.kmc.host.KmcKeyPreview;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.port.KmcPublicKeys;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.service.port.ServiceStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The public keys of key management centres that this installation works with (operating requirements section 6). Thread
 * safe.
 */
public final class KmcKeys {

    private static final String IMPORT = "kmc.import";
    private static final String REMOVE = "kmc.remove";

    private final KmcPublicKeys store;
    private final KeyLoadFormats formats;
    private final RefusedFiles refusals;
    private final InstantSource clock;

    public KmcKeys(ServiceStore store, KeyLoadFormats formats, InstantSource clock) {
        this.store = store.kmcPublicKeys();
        this.refusals = new RefusedFiles(store.auditLog(), clock);
        this.formats = formats;
        this.clock = clock;
    }

    /**
     * Reads a KMC PUBKEY and checks it as the module will; changes nothing. A refusal is written to the audit log.
     *
     * @param text the file, in text armour or not
     * @throws io.ptoken.kmc.text.KeyLoadException {@code AP-F..}, {@code AP-I01}-{@code AP-I07}; {@code AP-I02} for a trust
     *     anchor that is not known, unless the preference {@code ptoken.allowUnapprovedKmcPubkeys} lets it pass
     */
    public KmcKeyPreview preview(Actor actor, String text) {
        Given.value("actor", actor);
        Given.value("text", text);
        return refusals.told(
                actor, IMPORT, text, () -> kmcOf(text), () -> formats.imports().kmcKey(text, clock.instant()));
    }

    /** As far as the file can be read. */
    private String kmcOf(String text) {
        try {
            return formats.of(text).codec().readKmcPublicKeyFile(text).kmcId().text();
        } catch (KeyLoadException e) {
            return "";
        }
    }

    /**
     * Adds a KMC, or puts another file of the same KMC in the place of the one that is there. Durable, with its audit
     * entry, when the method returns.
     *
     * @throws io.ptoken.kmc.text.KeyLoadException as {@link #preview}; nothing was changed then
     */
    public KmcPublicKey add(Actor actor, String text) {
        Given.value("actor", actor);
        Given.value("text", text);
        KmcKeyPreview preview = preview(actor, text);
        io.ptoken.kmc.record.KmcPublicKey key = preview.key();
        KmcPublicKey added = new KmcPublicKey(
                key.kmcId().text(),
                key.name(),
                text,
                key.activeFrom(),
                key.usableUntil(),
                preview.approval() == Approval.APPROVED,
                clock.instant());
        store.save(
                added,
                actor.did(
                        added.added(),
                        IMPORT,
                        added.kmcId(),
                        added.name() + (added.approved() ? ", approved" : ", NOT approved") + ", until "
                                + added.expires()));
        return added;
    }

    /** What the file of a KMC says; empty when it cannot be read any more. */
    public Optional<io.ptoken.kmc.record.KmcPublicKey> read(KmcPublicKey key) {
        Given.value("key", key);
        try {
            return Optional.of(formats.of(key.text()).codec().readKmcPublicKeyFile(key.text()));
        } catch (KeyLoadException | KeyExchangeException e) {
            return Optional.empty();
        }
    }

    /** All of them, by KMCID. */
    public List<KmcPublicKey> all() {
        return store.all();
    }

    /**
     * The one that somebody means.
     *
     * @param named KMCID, serial or fingerprint in it, or the name of the KMC; empty when there is but one
     * @throws KeyExchangeException when none or several are meant
     */
    public KmcPublicKey choose(Optional<String> named) {
        Given.value("named", named);
        List<KmcPublicKey> all = store.all();
        List<KmcPublicKey> meant = all.stream()
                .filter(key -> named.map(name -> isNamed(key, name)).orElse(true))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (all.isEmpty()) {
            throw new KeyExchangeException("no KMC is known here; import its public key first");
        }
        String known =
                all.stream().map(key -> key.kmcId() + " (" + key.name() + ")").collect(Collectors.joining(", "));
        throw new KeyExchangeException(named.map(name -> (meant.isEmpty() ? "no KMC" : "more than one KMC")
                                + " is called '" + Param.echo(name) + "'")
                        .orElse("there is more than one KMC, name one")
                + "; known are: " + known);
    }

    /**
     * Forgets a KMC; what its files brought stays in the catalogue.
     *
     * @param slots of the module
     * @throws KeyExchangeException when the module still has a slot for it
     */
    public void remove(Actor actor, KmcPublicKey key, KeyLoading slots) {
        Given.value("actor", actor);
        Given.value("key", key);
        Given.value("slots", slots);
        KmcId kmc = new KmcId(key.kmcId());
        if (slots.slot(kmc).isPresent()) {
            throw new KeyExchangeException(
                    "the module has a KEK slot for " + kmc + "; delete the slot first, and its keys with it");
        }
        store.remove(key.kmcId(), actor.did(clock.instant(), REMOVE, key.kmcId(), key.name()));
    }

    private static boolean isNamed(KmcPublicKey key, String name) {
        return key.kmcId().equals(name)
                || key.name().equals(name)
                || List.of(key.kmcId().split(":", -1)).contains(name);
    }
}
