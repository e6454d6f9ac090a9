package io.ptoken.hsm.soft.format;

import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.soft.identity.KeyLoadIdentity;
import io.ptoken.hsm.soft.slot.KekSlot;
import io.ptoken.hsm.soft.slot.KekSlot.Active;
import io.ptoken.hsm.soft.slot.KekSlot.LoadedLine;
import io.ptoken.hsm.soft.slot.KekSlot.Loading;
import io.ptoken.hsm.soft.slot.KekSlot.Pending;
import io.ptoken.hsm.soft.slot.KekSlot.SlotKmc;
import io.ptoken.hsm.soft.slot.KekSlots;
import io.ptoken.hsm.soft.slot.KeyLoadState;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.StaticKeys;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Between what the module remembers of exchanges with KMCs and the plain members of its JSON document. */
final class KeyLoadFields {

    private KeyLoadFields() {}

    static StateDocument.KeyLoad keyLoad(KeyLoadState state) {
        return state.identity()
                .map(identity -> new StateDocument.KeyLoad(
                        state.requestCounter(),
                        identity.publicKey().line(),
                        identity.anchor().name().value(),
                        identity.anchor().signingKey().hex(),
                        StateSecrets.lengths(StateSecrets.of(identity.keys()))))
                .orElseGet(() -> new StateDocument.KeyLoad(state.requestCounter(), "", "", "", List.of()));
    }

    /** Only the slots in use. */
    static List<StateDocument.Slot> slots(KekSlots slots) {
        List<StateDocument.Slot> used = new ArrayList<>();
        for (KekSlot slot : slots.all()) {
            slot.kmc().ifPresent(kmc -> used.add(slot(slot, kmc)));
        }
        return used;
    }

    private static StateDocument.Slot slot(KekSlot slot, SlotKmc kmc) {
        var status = slot.status();
        return new StateDocument.Slot(
                slot.number(),
                slot.state().name(),
                kmc.id().text(),
                kmc.record().line(),
                status.counter().orElse(0L),
                status.since().map(Instant::toString).orElse(""),
                status.priorKeys(),
                status.request().map(KeyLoadRecord::line).orElse(""),
                status.keyCount().orElse(0),
                slot instanceof Loading loading ? loaded(loading) : List.of(),
                StateSecrets.lengths(StateSecrets.of(slot)));
    }

    private static List<StateDocument.Loaded> loaded(Loading slot) {
        return slot.loaded().entrySet().stream()
                .map(key -> new StateDocument.Loaded(
                        key.getKey(), key.getValue().register(), key.getValue().digest()))
                .toList();
    }

    static KeyLoadState state(StateDocument document, SecretReader in) {
        StateDocument.KeyLoad keyLoad = document.keyLoad();
        Optional<KeyLoadIdentity> identity = keyLoad.publicKey().isEmpty() ? Optional.empty() : identity(keyLoad, in);
        KekSlots slots = KekSlots.empty(1);
        for (StateDocument.Slot slot : document.slots()) {
            slots = slots.with(slot(slot, in));
        }
        return new KeyLoadState(keyLoad.requestCounter(), identity, slots);
    }

    private static Optional<KeyLoadIdentity> identity(StateDocument.KeyLoad keyLoad, SecretReader in) {
        requireSecrets(2, keyLoad.secretLengths());
        StaticKeys keys = new StaticKeys(
                in.secret("static agreement key", keyLoad.secretLengths().get(0)),
                in.secret("static signing key", keyLoad.secretLengths().get(1)));
        return Optional.of(new KeyLoadIdentity(
                new KeyLoadRecord(keyLoad.publicKey()),
                new TrustAnchor(new Ident(keyLoad.anchorName()), new Octets(keyLoad.anchorKey())),
                keys));
    }

    private static KekSlot slot(StateDocument.Slot slot, SecretReader in) {
        SlotKmc kmc = new SlotKmc(new KmcId(slot.kmcId()), new KeyLoadRecord(slot.kmcKey()));
        Instant since = Instant.parse(slot.since());
        List<Integer> lengths = slot.secretLengths();
        if (slot.state().equals(KekSlotState.PENDING.name())) {
            requireSecrets(1, lengths);
            return new Pending(
                    slot.number(),
                    kmc,
                    slot.prior(),
                    slot.counter(),
                    new KeyLoadRecord(slot.request()),
                    in.secret("ephemeral private key", lengths.get(0)),
                    since);
        }
        if (slot.state().equals(KekSlotState.LOADING.name())) {
            requireSecrets(2, lengths);
            AgreedKeys agreed =
                    new AgreedKeys(in.secret("KEK", lengths.get(0)), in.secret("IVB", lengths.get(1)), slot.keyCount());
            return new Loading(slot.number(), kmc, slot.counter(), agreed, loaded(slot), since);
        }
        if (slot.state().equals(KekSlotState.ACTIVE.name())) {
            requireSecrets(0, lengths);
            return new Active(slot.number(), kmc, slot.counter(), since);
        }
        throw new IllegalStateException("a KEK slot has the state " + slot.state());
    }

    private static SortedMap<Integer, LoadedLine> loaded(StateDocument.Slot slot) {
        SortedMap<Integer, LoadedLine> loaded = new TreeMap<>();
        slot.loaded().forEach(key -> loaded.put(key.sequence(), new LoadedLine(key.register(), key.digest())));
        return loaded;
    }

    private static void requireSecrets(int expected, List<Integer> lengths) {
        if (lengths.size() != expected) {
            throw new IllegalStateException(lengths.size() + " secrets where " + expected + " belong");
        }
    }
}
