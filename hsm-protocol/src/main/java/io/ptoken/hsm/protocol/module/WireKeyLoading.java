package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.protocol.sts6.keyload.DeleteSlot;
import io.ptoken.hsm.protocol.sts6.keyload.FinishKeyLoad;
import io.ptoken.hsm.protocol.sts6.keyload.LoadKmcKey;
import io.ptoken.hsm.protocol.sts6.keyload.LoadVendingKey;
import io.ptoken.hsm.protocol.sts6.keyload.ProcessKmcResponse;
import io.ptoken.hsm.protocol.sts6.keyload.SlotState;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Key loading over the line, in the layouts of SMAPI-AP1. What the line does not carry:
 *
 * <ul>
 *   <li>the module's public keys: {@link #publicKey()} refuses;
 *   <li>the list of slots: {@link #slots()} has those that this object has dealt with, numbered in the order in which it did;
 *   <li>counter, key count and key numbers of a slot: they are empty.
 * </ul>
 *
 * Thread safe; operations run one at a time.
 */
final class WireKeyLoading implements KeyLoading {

    private final Sts6Calls calls;
    private final Clock clock;
    private final Runnable onKeysChanged;
    private final ReentrantLock turn = new ReentrantLock();

    /** Guarded by {@link #turn}, as is what is in them. */
    private final Map<KmcId, KekSlotStatus> slots = new LinkedHashMap<>();

    private final Map<KmcId, Set<RegisterNumber>> loaded = new LinkedHashMap<>();

    private int lastNumber;

    WireKeyLoading(Sts6Calls calls, Clock clock, Runnable onKeysChanged) {
        this.calls = calls;
        this.clock = clock;
        this.onKeysChanged = onKeysChanged;
    }

    @Override
    public KeyLoadRecord publicKey() {
        throw new SecurityModuleException(
                SmStatus.INVALID_REQUEST_HEADER,
                calls.name()
                        + ": no command of the module protocol gives out the module's public keys; they come with the"
                        + " module from its maker");
    }

    @Override
    public StartedExchange acceptKmcKey(KeyLoadRecord kmcKey, boolean replace) {
        return inTurn(() -> {
            LoadKmcKey.Response answer = calls.call(LoadKmcKey.COMMAND, () -> new LoadKmcKey(wire(kmcKey), replace));
            KmcId kmc = new KmcId(answer.kmc().text());
            KeyLoadRecord request = new KeyLoadRecord(answer.request().text());
            boolean priorKeys = Optional.ofNullable(slots.get(kmc))
                    .map(before -> before.priorKeys() || before.state() == KekSlotState.ACTIVE)
                    .orElse(false);
            return new StartedExchange(remember(kmc, answer.state(), priorKeys, Optional.of(request)), kmc, request);
        });
    }

    @Override
    public KekSlotStatus acceptResponse(KmcId kmc, KeyLoadRecord response) {
        return inTurn(() -> {
            ProcessKmcResponse.Response answer =
                    calls.call(ProcessKmcResponse.COMMAND, () -> new ProcessKmcResponse(wire(response), wire(kmc)));
            loaded.remove(kmc);
            return remember(kmc, answer.after(), false, Optional.empty());
        });
    }

    @Override
    public LoadedKey loadKey(KmcId kmc, KeyLoadRecord key) {
        return inTurn(() -> {
            LoadVendingKey.Response answer =
                    calls.call(LoadVendingKey.COMMAND, () -> new LoadVendingKey(wire(key), wire(kmc)));
            boolean first = loaded.computeIfAbsent(kmc, none -> new HashSet<>()).add(answer.register());
            return new LoadedKey(answer.register(), remember(kmc, answer.after(), false, Optional.empty()), !first);
        });
    }

    @Override
    public KekSlotStatus endLoading(KmcId kmc) {
        return inTurn(() -> remember(
                kmc,
                calls.call(FinishKeyLoad.COMMAND, () -> new FinishKeyLoad(wire(kmc)))
                        .state(),
                false,
                Optional.empty()));
    }

    @Override
    public void deleteSlot(KmcId kmc) {
        inTurn(() -> {
            calls.call(DeleteSlot.COMMAND, () -> new DeleteSlot(wire(kmc).orElseThrow()));
            loaded.remove(kmc);
            return Optional.ofNullable(slots.remove(kmc));
        });
    }

    @Override
    public List<KekSlotStatus> slots() {
        turn.lock();
        try {
            return slots.values().stream()
                    .sorted(Comparator.comparingInt(KekSlotStatus::number))
                    .toList();
        } finally {
            turn.unlock();
        }
    }

    /** The module is another one. */
    void forget() {
        turn.lock();
        try {
            slots.clear();
            loaded.clear();
            lastNumber = 0;
        } finally {
            turn.unlock();
        }
    }

    /** Whatever becomes of it, the keys of the module may be others afterwards. */
    private <T> T inTurn(Supplier<T> operation) {
        turn.lock();
        try {
            return operation.get();
        } finally {
            onKeysChanged.run();
            turn.unlock();
        }
    }

    private KekSlotStatus remember(KmcId kmc, SlotState state, boolean priorKeys, Optional<KeyLoadRecord> request) {
        KekSlotStatus before = slots.get(kmc);
        KekSlotState now = state(state);
        KekSlotStatus slot = new KekSlotStatus(
                before == null ? ++lastNumber : before.number(),
                now,
                Optional.of(kmc),
                priorKeys,
                Optional.empty(),
                request,
                OptionalInt.empty(),
                List.of(),
                before != null && before.state() == now ? before.since() : Optional.of(clock.instant()));
        slots.put(kmc, slot);
        return slot;
    }

    private static KekSlotState state(SlotState state) {
        return switch (state) {
            case EMPTY -> KekSlotState.EMPTY;
            case LOADING -> KekSlotState.LOADING;
            case PENDING -> KekSlotState.PENDING;
            case ACTIVE -> KekSlotState.ACTIVE;
        };
    }

    private static io.ptoken.hsm.protocol.sts6.keyload.KeyLoadRecord wire(KeyLoadRecord record) {
        return new io.ptoken.hsm.protocol.sts6.keyload.KeyLoadRecord(record.line());
    }

    private static Optional<io.ptoken.hsm.protocol.sts6.keyload.KmcId> wire(KmcId kmc) {
        return Optional.of(new io.ptoken.hsm.protocol.sts6.keyload.KmcId(kmc.text()));
    }
}
