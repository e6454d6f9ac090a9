package io.ptoken.hsm.soft.keyload;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.soft.health.ModuleGate;
import io.ptoken.hsm.soft.identity.KeyLoadIdentity;
import io.ptoken.hsm.soft.register.RegisterTable;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.slot.KekSlot;
import io.ptoken.hsm.soft.slot.KekSlot.Active;
import io.ptoken.hsm.soft.slot.KekSlot.Empty;
import io.ptoken.hsm.soft.slot.KekSlot.LoadedLine;
import io.ptoken.hsm.soft.slot.KekSlot.Loading;
import io.ptoken.hsm.soft.slot.KekSlot.Pending;
import io.ptoken.hsm.soft.slot.KekSlot.SlotKmc;
import io.ptoken.hsm.soft.state.SealedState;
import io.ptoken.kmc.KmsCodec;
import io.ptoken.kmc.ModuleAgreement;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.sts.key.VendingKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * KC, KR, KL, KF and KX with their checks in the order of the key-load profile (section 2.8). Each runs alone behind the
 * module's gate and is one write of the state.
 */
public final class SoftKeyLoading implements KeyLoading {

    private final ModuleGate gate;
    private final SealedState state;
    private final SlotChanges changes;
    private final RegisterTable registers;
    private final SoftModuleParts parts;
    private final KmsCodec codec;
    private final ModuleAgreement agreement;
    private final KeyLoadJournal journal;

    public SoftKeyLoading(ModuleGate gate, SealedState state, SlotChanges changes, SoftModuleParts parts) {
        this.gate = gate;
        this.state = state;
        this.changes = changes;
        this.registers = state.registers();
        this.parts = parts;
        this.codec = parts.keyLoadFormat().codec();
        this.agreement = new ModuleAgreement(parts.keyLoadFormat(), parts.random());
        this.journal = new KeyLoadJournal(codec.profile(), parts.clock());
    }

    @Override
    public KeyLoadRecord publicKey() {
        Optional<KeyLoadIdentity> known = gate.reading(() -> state.keyLoad().identity());
        return known.orElseGet(() -> gate.changing(changes::requireIdentity)).publicKey();
    }

    @Override
    public List<KekSlotStatus> slots() {
        return gate.reading(() -> state.slots().statuses());
    }

    @Override
    public StartedExchange acceptKmcKey(KeyLoadRecord kmcKey, boolean replace) {
        KeyLoadAttempt attempt = new KeyLoadAttempt("KC", kmcKey);
        return journal.attempt(attempt, () -> gate.changing(() -> begin(kmcKey, replace, attempt)));
    }

    private StartedExchange begin(KeyLoadRecord kmcKey, boolean replace, KeyLoadAttempt attempt) {
        Instant now = now();
        KmcPublicKey kmc = agreement.readKmcKey(kmcKey.line(), now);
        KmcId id = id(kmc.kmcId());
        attempt.kmc(id);
        KekSlot old = SlotRules.forRequest(state.slots(), id, replace);
        attempt.slot(old);
        KeyLoadIdentity identity = changes.requireIdentity();
        long counter = changes.nextRequestCounter();
        PendingAgreement made = agreement.begin(identity.read(codec), kmc, counter, old.number(), now);
        KeyLoadRecord request = new KeyLoadRecord(made.request().line());
        boolean prior = old instanceof Active || (old instanceof Pending pending && pending.prior());
        Pending fresh =
                new Pending(old.number(), new SlotKmc(id, kmcKey), prior, counter, request, made.ephemeralKey(), now);
        changes.replace(old, fresh);
        attempt.slot(fresh);
        return new StartedExchange(fresh.status(), id, request);
    }

    @Override
    public KekSlotStatus acceptResponse(KmcId kmc, KeyLoadRecord response) {
        KeyLoadAttempt attempt = new KeyLoadAttempt("KR", response);
        attempt.kmc(kmc);
        return journal.attempt(attempt, () -> gate.changing(() -> accept(kmc, response, attempt)));
    }

    private KekSlotStatus accept(KmcId kmc, KeyLoadRecord record, KeyLoadAttempt attempt) {
        Instant now = now();
        LoadResponse response = agreement.readResponse(record.line());
        SlotRules.requireSame(kmc, id(response.kmcId()));
        KekSlot slot = SlotRules.require(state.slots(), kmc);
        attempt.slot(slot);
        Pending pending = SlotRules.requirePending(slot);
        AgreedKeys agreed = agreement.accept(
                changes.requireIdentity().read(codec),
                response,
                new PendingAgreement(codec.parseLoadRequest(pending.request().line()), pending.ephemeralKey()),
                codec.parseKmcPublicKey(pending.of().record().line()),
                now);
        Loading fresh =
                new Loading(slot.number(), pending.of(), pending.counter(), agreed, Collections.emptySortedMap(), now);
        changes.replaceAndErase(pending, fresh);
        attempt.slot(fresh);
        return fresh.status();
    }

    @Override
    public LoadedKey loadKey(KmcId kmc, KeyLoadRecord key) {
        KeyLoadAttempt attempt = new KeyLoadAttempt("KL", key);
        attempt.kmc(kmc);
        return journal.attempt(attempt, () -> gate.changing(() -> load(kmc, key, attempt)));
    }

    private LoadedKey load(KmcId kmc, KeyLoadRecord record, KeyLoadAttempt attempt) {
        WrappedKey wrapped = agreement.readKey(record.line());
        attempt.card(wrapped.card());
        KekSlot slot = SlotRules.require(state.slots(), kmc);
        attempt.slot(slot);
        Loading loading = SlotRules.requireLoading(slot);
        agreement.requireInExchange(wrapped, loading.agreed());
        int sequence = wrapped.card().sequence();
        Optional<LoadedLine> before = Optional.ofNullable(loading.loaded().get(sequence))
                .filter(line -> line.digest().equals(attempt.digest()));
        if (before.isPresent()) {
            RegisterNumber register = new RegisterNumber(before.get().register());
            attempt.register(register);
            return new LoadedKey(register, loading.status(), true);
        }
        try (VendingKey key = agreement.unwrap(wrapped, loading.agreed(), DeliveredKeys.ALGORITHMS)) {
            RegisterNumber register = requireRoom(wrapped);
            attempt.register(register);
            Loading fresh = loading.with(sequence, new LoadedLine(register.value(), attempt.digest()));
            changes.add(DeliveredKeys.stored(register, loading, wrapped.card(), key), fresh);
            return new LoadedKey(register, fresh.status(), false);
        }
    }

    private RegisterNumber requireRoom(WrappedKey wrapped) {
        registers.sameKey(DeliveredKeys.entry(wrapped.card())).ifPresent(other -> {
            throw new KeyLoadException(
                    KeyLoadCode.DUPLICATE_VK,
                    wrapped.card().name() + ": is in register " + other.number() + " already");
        });
        return registers
                .firstFree()
                .orElseThrow(() -> new KeyLoadException(
                        KeyLoadCode.NO_FREE_REGISTER,
                        wrapped.card().name() + ": all " + registers.capacity()
                                + " registers of the module are in use, expected a free one"));
    }

    @Override
    public KekSlotStatus endLoading(KmcId kmc) {
        KeyLoadAttempt attempt = new KeyLoadAttempt("KF");
        attempt.kmc(kmc);
        return journal.attempt(
                attempt,
                () -> gate.changing(() -> {
                    KekSlot slot = SlotRules.require(state.slots(), kmc);
                    attempt.slot(slot);
                    Loading loading = SlotRules.requireLoading(slot);
                    Active fresh = new Active(slot.number(), loading.of(), loading.counter(), now());
                    changes.replace(loading, fresh);
                    attempt.slot(fresh);
                    return fresh.status();
                }));
    }

    @Override
    public void deleteSlot(KmcId kmc) {
        KeyLoadAttempt attempt = new KeyLoadAttempt("KX");
        attempt.kmc(kmc);
        journal.attempt(
                attempt,
                () -> gate.changing(() -> {
                    KekSlot slot = SlotRules.require(state.slots(), kmc);
                    attempt.slot(slot);
                    changes.replaceAndErase(slot, new Empty(slot.number()));
                    return slot;
                }));
    }

    /** Times of the profile are whole seconds, the last of them inclusive. */
    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static KmcId id(Pkid pkid) {
        return new KmcId(pkid.text());
    }
}
