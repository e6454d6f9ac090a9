package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.service.Given;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.operate.keyload.KeyLoadOutcome.Refusal;
import io.ptoken.service.port.KeyCatalogue;
import io.ptoken.service.port.ServiceStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * Loads the keys of the file that the module has taken, ends loading, and deletes slots (operating requirements sections
 * 7.3 and 7.4). Every step can be repeated after a power cut: what is loaded already is told so. Thread safe.
 */
public final class LoadKeys {

    private static final String LOAD = "kmc.load";
    private static final String END = "kmc.end";
    private static final String DELETE = "kmc.delete";

    private final KeyLoading module;
    private final KeyLoadFormats formats;
    private final KeyCatalogue catalogue;
    private final ExchangeAudit audit;
    private final InstantSource clock;

    public LoadKeys(KeyLoading module, KeyLoadFormats formats, ServiceStore store, InstantSource clock) {
        this.module = module;
        this.formats = formats;
        this.catalogue = store.keyCatalogue();
        this.audit = new ExchangeAudit(store.auditLog(), clock);
        this.clock = clock;
    }

    /** The file that is being loaded, for people to choose from. */
    public KeyLoadFile file(KmcId kmc) {
        Given.value("kmc", kmc);
        return fileOf(kmc, KekSlotsView.require(module, kmc, KekSlotState.LOADING, "load keys"));
    }

    /**
     * Loads every key of the file. A key that is refused does not stop the others. When none was refused, loading is
     * ended; else the slot stays LOADING for the operator to decide.
     *
     * @param progress told of each key as soon as its fate is known
     * @throws KeyExchangeException unless the slot is LOADING
     */
    public KeyLoadReport loadAll(Actor actor, KmcId kmc, Consumer<KeyLoadOutcome> progress) {
        Given.value("actor", actor);
        Given.value("kmc", kmc);
        Given.value("progress", progress);
        List<KeyLoadOutcome> outcomes = load(actor, kmc, file(kmc).keys(), progress);
        boolean complete = outcomes.stream().allMatch(KeyLoadOutcome::isLoaded);
        KekSlotStatus slot = complete ? end(actor, kmc) : slot(kmc);
        return new KeyLoadReport(outcomes, slot, complete);
    }

    /**
     * Loads keys chosen from the file; loading goes on.
     *
     * @param sequences numbers (SEQ) in the file
     * @throws KeyExchangeException unless the slot is LOADING, or for a number that the file does not have; nothing was
     *     loaded then
     */
    public KeyLoadReport load(Actor actor, KmcId kmc, SortedSet<Integer> sequences, Consumer<KeyLoadOutcome> progress) {
        Given.value("actor", actor);
        Given.value("kmc", kmc);
        Given.value("sequences", sequences);
        Given.value("progress", progress);
        KeyLoadFile file = file(kmc);
        List<WrappedKey> chosen = new ArrayList<>();
        for (int sequence : sequences) {
            if (sequence < 1 || sequence > file.keys().size()) {
                throw new KeyExchangeException("the key load file has no key " + sequence + ", its keys are 1-"
                        + file.keys().size());
            }
            chosen.add(file.keys().get(sequence - 1));
        }
        return new KeyLoadReport(load(actor, kmc, chosen, progress), slot(kmc), false);
    }

    /**
     * Ends loading: the keys that are loaded vend from now on, the others of the file are lost.
     *
     * @throws KeyExchangeException unless the slot is LOADING
     */
    public KekSlotStatus end(Actor actor, KmcId kmc) {
        Given.value("actor", actor);
        Given.value("kmc", kmc);
        KekSlotStatus before = KekSlotsView.require(module, kmc, KekSlotState.LOADING, "end loading");
        return audit.around(
                actor,
                END,
                kmc,
                before.keyCount().isPresent()
                        ? before.loaded().size() + " of " + before.keyCount().getAsInt() + " keys loaded"
                        : "the module does not tell how many keys are loaded",
                () -> module.endLoading(kmc),
                slot -> "KEK slot " + slot.number() + " " + slot.state());
    }

    /**
     * Deletes the slot of a KMC with every key that came through it.
     *
     * @throws KeyExchangeException when the module has no slot for it
     */
    public void deleteSlot(Actor actor, KmcId kmc) {
        Given.value("actor", actor);
        Given.value("kmc", kmc);
        KekSlotStatus before = module.slot(kmc).orElseThrow(() -> noSlot(kmc));
        audit.around(
                actor,
                DELETE,
                kmc,
                "KEK slot " + before.number() + " in state " + before.state(),
                () -> {
                    module.deleteSlot(kmc);
                    return true;
                },
                done -> "KEK slot " + before.number() + " and its keys deleted");
    }

    private List<KeyLoadOutcome> load(
            Actor actor, KmcId kmc, List<WrappedKey> keys, Consumer<KeyLoadOutcome> progress) {
        List<KeyLoadOutcome> outcomes = new ArrayList<>();
        audit.begin(actor, LOAD, kmc, "loading " + keys.size() + " keys");
        for (WrappedKey key : keys) {
            KeyLoadOutcome outcome = load(actor, kmc, key);
            outcomes.add(outcome);
            progress.accept(outcome);
        }
        return outcomes;
    }

    private KeyLoadOutcome load(Actor actor, KmcId kmc, WrappedKey key) {
        VendingKeyCard card = key.card();
        try {
            LoadedKey loaded = audit.refusals(
                    actor, LOAD, kmc, card.name(), () -> module.loadKey(kmc, new KeyLoadRecord(key.line())));
            // A key found loaded is written too: a crash between module and store may have cost its own row.
            audit.append(actor.did(
                    clock.instant(),
                    LOAD,
                    kmc.text(),
                    card.name() + ", KCV " + card.kcv()
                            + (loaded.repeated() ? ", found in register " : ", into register ") + loaded.register()));
            return new KeyLoadOutcome(card, Optional.of(loaded.register()), loaded.repeated(), Optional.empty());
        } catch (SecurityModuleException refusal) {
            Refusal reason = new Refusal(refusal.status(), String.valueOf(refusal.getMessage()));
            return new KeyLoadOutcome(card, Optional.empty(), false, Optional.of(reason));
        }
    }

    private static KeyExchangeException noSlot(KmcId kmc) {
        return new KeyExchangeException("the module has no KEK slot for KMC " + kmc);
    }

    private KekSlotStatus slot(KmcId kmc) {
        return module.slot(kmc).orElseThrow(() -> noSlot(kmc));
    }

    /**
     * While a slot is LOADING no other file of its KMC is taken, so it is the newest with as many keys, if the module tells
     * how many.
     */
    private KeyLoadFile fileOf(KmcId kmc, KekSlotStatus slot) {
        return catalogue.files().stream()
                .filter(file -> file.kmcId().equals(kmc.text()))
                .map(file -> formats.of(file.text()).codec().readKeyLoadFile(file.text()))
                .filter(file -> slot.keyCount().isEmpty()
                        || slot.keyCount().getAsInt() == file.response().keyCount())
                .reduce((older, newer) -> newer)
                .orElseThrow(
                        () -> new KeyExchangeException(
                                "the key load file of KMC " + kmc
                                        + " is not in this installation's store: end loading or delete the slot, then make a new request"));
    }
}
