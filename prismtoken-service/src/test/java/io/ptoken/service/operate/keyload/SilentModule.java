package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.ap1.Ap1Codec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** A module at the end of a line that tells of a slot no more than its state; with one {@link FakeKeyLoading} for each KMC. */
final class SilentModule implements KeyLoading {

    private final Map<KmcId, FakeKeyLoading> slots;
    private Optional<RuntimeException> refusal = Optional.empty();
    private boolean answerLost;
    int asked;

    SilentModule(Map<KmcId, FakeKeyLoading> slots) {
        this.slots = slots;
    }

    /** Refuses the next step without doing it. */
    void refuseOnce(RuntimeException with) {
        refusal = Optional.of(with);
    }

    /** Does the next step and does not get round to saying so. */
    void loseAnswer() {
        answerLost = true;
    }

    @Override
    public KeyLoadRecord publicKey() {
        throw new SecurityModuleException(SmStatus.INVALID_REQUEST_HEADER, "not told");
    }

    @Override
    public StartedExchange acceptKmcKey(KeyLoadRecord kmcKey, boolean replace) {
        KmcId kmc = new KmcId(
                new Ap1Codec().parseKmcPublicKey(kmcKey.line()).kmcId().text());
        StartedExchange started = step(() -> of(kmc).acceptKmcKey(kmcKey, replace));
        return new StartedExchange(bare(kmc, started.slot()), kmc, started.request());
    }

    @Override
    public KekSlotStatus acceptResponse(KmcId kmc, KeyLoadRecord response) {
        return bare(kmc, step(() -> existing(kmc).acceptResponse(kmc, response)));
    }

    @Override
    public LoadedKey loadKey(KmcId kmc, KeyLoadRecord key) {
        LoadedKey loaded = step(() -> existing(kmc).loadKey(kmc, key));
        return new LoadedKey(loaded.register(), bare(kmc, loaded.slot()), false);
    }

    @Override
    public KekSlotStatus endLoading(KmcId kmc) {
        return bare(kmc, step(() -> existing(kmc).endLoading(kmc)));
    }

    @Override
    public void deleteSlot(KmcId kmc) {
        step(() -> {
            existing(kmc).deleteSlot(kmc);
            return kmc;
        });
    }

    @Override
    public List<KekSlotStatus> slots() {
        return List.of();
    }

    private <T> T step(Supplier<T> step) {
        asked++;
        RuntimeException refused = refusal.orElse(null);
        refusal = Optional.empty();
        if (refused != null) {
            throw refused;
        }
        T done = step.get();
        if (answerLost) {
            answerLost = false;
            throw SecurityModuleException.outcomeUnknown("no answer", new IllegalStateException());
        }
        return done;
    }

    private FakeKeyLoading of(KmcId kmc) {
        FakeKeyLoading slot = slots.get(kmc);
        if (slot == null) {
            throw new SecurityModuleException(SmStatus.KEK_SLOT_NOT_FOUND_ERROR);
        }
        return slot;
    }

    private FakeKeyLoading existing(KmcId kmc) {
        FakeKeyLoading slot = of(kmc);
        if (slot.slots().get(0).state() == KekSlotState.EMPTY) {
            throw new SecurityModuleException(SmStatus.KEK_SLOT_NOT_FOUND_ERROR);
        }
        return slot;
    }

    private static KekSlotStatus bare(KmcId kmc, KekSlotStatus slot) {
        return new KekSlotStatus(
                1,
                slot.state(),
                Optional.of(kmc),
                false,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                slot.since());
    }
}
