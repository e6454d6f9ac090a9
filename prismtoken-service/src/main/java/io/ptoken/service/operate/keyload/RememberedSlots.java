package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.KmsCodec;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.text.KeyLoadException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Key loading of a module that does not list its KEK slots ({@link
 * io.ptoken.hsm.status.ModuleCapability#KEK_SLOT_LIST}): what it answers to each step is remembered outside, so that the next step
 * can be done by another process. Counter, request, key count and key numbers are read from the records of the exchange.
 *
 * <p>The module has the last word. It is asked for every step, whatever is remembered, and what it answers replaces that.
 * A refusal that shows the memory wrong corrects it before it is passed on:
 *
 * <ul>
 *   <li>27: the module has no slot for the KMC, so it is forgotten;
 *   <li>26 to a KMC's key: the slot is LOADING; AP-S04: it is PENDING, with a request that is not known here;
 *   <li>26 to a response, though the slot was PENDING: the response was taken already, it is LOADING;
 *   <li>26 to a key or to the end, though the slot was LOADING: loading was ended already, it is ACTIVE.
 * </ul>
 *
 * So a power cut, or a lost answer, between module and memory is made good by repeating the step. One thing cannot be: a
 * request that was made and never remembered is lost, and has to be replaced. Thread safe; operations run one at a time.
 */
public final class RememberedSlots implements KeyLoading {

    private static final String REQUEST_OUTSTANDING = "AP-S04";

    private final KeyLoading module;
    private final SlotMemory memory;
    private final KeyLoadFormats formats;
    private final InstantSource clock;

    /** @param formats of the records; one that they do not know is passed on all the same */
    public RememberedSlots(KeyLoading module, SlotMemory memory, KeyLoadFormats formats, InstantSource clock) {
        this.module = module;
        this.memory = memory;
        this.formats = formats;
        this.clock = clock;
    }

    @Override
    public KeyLoadRecord publicKey() {
        return module.publicKey();
    }

    @Override
    public synchronized StartedExchange acceptKmcKey(KeyLoadRecord kmcKey, boolean replace) {
        memory.all(); // a memory that cannot be read must fail before the module counts a request
        StartedExchange told = corrected(
                () -> module.acceptKmcKey(kmcKey, replace),
                refusal -> parsed(codec -> codec.parseKmcPublicKey(kmcKey.line()))
                        .ifPresent(key -> correctRequest(new KmcId(key.kmcId().text()), refusal)));
        Optional<LoadRequest> request =
                parsed(codec -> codec.parseLoadRequest(told.request().line()));
        KekSlotStatus slot = merged(told.kmc(), told.slot());
        KekSlotStatus now = new KekSlotStatus(
                request.map(LoadRequest::slot).orElse(slot.number()),
                slot.state(),
                slot.kmc(),
                slot.priorKeys(),
                request.map(LoadRequest::counter).or(() -> told.slot().counter()),
                Optional.of(told.request()),
                slot.keyCount(),
                slot.loaded(),
                told.slot().since());
        memory.remember(told.kmc(), now, "a request is out");
        return new StartedExchange(now, told.kmc(), told.request());
    }

    @Override
    public synchronized KekSlotStatus acceptResponse(KmcId kmc, KeyLoadRecord response) {
        memory.all();
        Optional<LoadResponse> read = parsed(codec -> codec.parseLoadResponse(response.line()));
        KekSlotStatus told = corrected(() -> module.acceptResponse(kmc, response), refusal -> {
            // The module says 27 as well when a response is of another KMC, which tells nothing of this one's slot.
            if (read.map(of -> of.kmcId().text().equals(kmc.text())).orElse(true)) {
                correct(kmc, refusal, KekSlotState.PENDING, KekSlotState.LOADING);
            }
        });
        KekSlotStatus slot = merged(kmc, told);
        KekSlotStatus now =
                loading(slot, read.map(of -> OptionalInt.of(of.keyCount())).orElse(slot.keyCount()), told.loaded());
        memory.remember(kmc, now, "the response was taken");
        return now;
    }

    @Override
    public synchronized LoadedKey loadKey(KmcId kmc, KeyLoadRecord key) {
        memory.all();
        LoadedKey told = corrected(
                () -> module.loadKey(kmc, key),
                refusal -> correct(kmc, refusal, KekSlotState.LOADING, KekSlotState.ACTIVE));
        KekSlotStatus slot = merged(kmc, told.slot());
        Optional<Integer> sequence =
                parsed(codec -> codec.parseWrappedKey(key.line()).card().sequence());
        boolean known = sequence.map(slot.loaded()::contains).orElse(false);
        KekSlotStatus now = loading(
                slot,
                slot.keyCount(),
                Stream.concat(slot.loaded().stream(), sequence.stream())
                        .distinct()
                        .sorted()
                        .toList());
        if (!known) {
            memory.remember(kmc, now, now.loaded().size() + " keys loaded");
        }
        return new LoadedKey(told.register(), now, told.repeated() || known);
    }

    @Override
    public synchronized KekSlotStatus endLoading(KmcId kmc) {
        memory.all();
        KekSlotStatus told = corrected(
                () -> module.endLoading(kmc),
                refusal -> correct(kmc, refusal, KekSlotState.LOADING, KekSlotState.ACTIVE));
        KekSlotStatus now = merged(kmc, told);
        memory.remember(kmc, now, "loading was ended");
        return now;
    }

    @Override
    public synchronized void deleteSlot(KmcId kmc) {
        memory.all();
        corrected(
                () -> {
                    module.deleteSlot(kmc);
                    return kmc;
                },
                refusal -> forgetIfGone(kmc, refusal));
        memory.forget(kmc, "it was deleted");
    }

    /** Those that are remembered: what the module itself lists would be the part of them that this process dealt with. */
    @Override
    public synchronized List<KekSlotStatus> slots() {
        return memory.all().values().stream()
                .sorted(Comparator.comparingInt(KekSlotStatus::number))
                .toList();
    }

    private static <T> T corrected(Supplier<T> step, Consumer<SecurityModuleException> correction) {
        try {
            return step.get();
        } catch (SecurityModuleException refusal) {
            if (refusal.failure() == ModuleFailure.REFUSED) {
                correct(refusal, correction);
            }
            throw refusal;
        }
    }

    private static void correct(SecurityModuleException refusal, Consumer<SecurityModuleException> correction) {
        try {
            correction.accept(refusal);
        } catch (RuntimeException e) {
            // What the module says is what the operator has to know first; the next refusal corrects the memory.
            refusal.addSuppressed(e);
        }
    }

    private void correctRequest(KmcId kmc, SecurityModuleException refusal) {
        forgetIfGone(kmc, refusal);
        if (refusal.status() == SmStatus.KMC_KEY_STATE_ERROR) {
            correct(kmc, KekSlotState.LOADING);
        } else if (refusal.extendedText().orElse("").startsWith(REQUEST_OUTSTANDING)) {
            correct(kmc, KekSlotState.PENDING);
        }
    }

    /** Corrects the memory when the module refuses what a slot in the remembered state would have allowed. */
    private void correct(KmcId kmc, SecurityModuleException refusal, KekSlotState wrong, KekSlotState right) {
        forgetIfGone(kmc, refusal);
        if (refusal.status() == SmStatus.KMC_KEY_STATE_ERROR
                && memory.of(kmc).filter(slot -> slot.state() == wrong).isPresent()) {
            correct(kmc, right);
        }
    }

    private void correct(KmcId kmc, KekSlotState state) {
        if (memory.of(kmc).filter(slot -> slot.state() == state).isEmpty()) {
            KekSlotStatus told = new KekSlotStatus(
                    freeNumber(),
                    state,
                    Optional.of(kmc),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    List.of(),
                    Optional.of(clock.instant()));
            memory.remember(kmc, merged(kmc, told), "which the module's refusal shows");
        }
    }

    private void forgetIfGone(KmcId kmc, SecurityModuleException refusal) {
        if (refusal.status() == SmStatus.KEK_SLOT_NOT_FOUND_ERROR
                && memory.of(kmc).isPresent()) {
            memory.forget(kmc, "the module has none");
        }
    }

    /** What the module tells now, and what is remembered where it tells nothing and that still holds. */
    private KekSlotStatus merged(KmcId kmc, KekSlotStatus told) {
        Optional<KekSlotStatus> before = memory.of(kmc);
        Optional<KekSlotStatus> same = before.filter(slot -> slot.state() == told.state());
        boolean hadKeys = before.map(slot -> slot.state() == KekSlotState.ACTIVE || slot.priorKeys())
                .orElse(false);
        return new KekSlotStatus(
                before.map(KekSlotStatus::number).orElse(told.number()),
                told.state(),
                Optional.of(kmc),
                told.state() == KekSlotState.PENDING && (told.priorKeys() || hadKeys),
                told.counter().or(() -> before.flatMap(KekSlotStatus::counter)),
                told.request().or(() -> same.flatMap(KekSlotStatus::request)),
                told.keyCount().isPresent()
                        ? told.keyCount()
                        : same.map(KekSlotStatus::keyCount).orElse(OptionalInt.empty()),
                told.loaded().isEmpty() ? same.map(KekSlotStatus::loaded).orElse(List.of()) : told.loaded(),
                same.flatMap(KekSlotStatus::since).or(told::since));
    }

    private static KekSlotStatus loading(KekSlotStatus slot, OptionalInt keyCount, List<Integer> loaded) {
        return new KekSlotStatus(
                slot.number(),
                slot.state(),
                slot.kmc(),
                slot.priorKeys(),
                slot.counter(),
                slot.request(),
                keyCount,
                loaded,
                slot.since());
    }

    private int freeNumber() {
        Map<String, KekSlotStatus> known = memory.all();
        return IntStream.iterate(1, number -> number + 1)
                .filter(number -> known.values().stream().noneMatch(slot -> slot.number() == number))
                .findFirst()
                .orElseThrow();
    }

    /** A record in the words of its format; empty for one that is not understood, of which the module is the judge. */
    private <T> Optional<T> parsed(Function<KmsCodec, T> reading) {
        try {
            return Optional.of(reading.apply(formats.ofModule().codec()));
        } catch (KeyLoadException e) {
            return Optional.empty();
        }
    }
}
