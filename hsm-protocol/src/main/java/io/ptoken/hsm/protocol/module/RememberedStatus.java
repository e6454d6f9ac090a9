package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.sts6.query.Identify;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps what a module told about itself until that is too old or doubtful. Thread safe. */
final class RememberedStatus {

    private final StatusReader reader;
    private final Duration age;
    private final Clock clock;
    private final MonotonicClock time;
    private final SaleCounter sales;
    private final Runnable onOtherModule;

    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicInteger doubts = new AtomicInteger();

    private volatile @Nullable Kept kept;
    private volatile int identified = -1;
    private volatile @Nullable String moduleId;

    /** @param onOtherModule is run when the module turns out to be another one, or to run another program */
    RememberedStatus(
            StatusReader reader,
            Duration age,
            Clock clock,
            MonotonicClock time,
            SaleCounter sales,
            Runnable onOtherModule) {
        this.reader = reader;
        this.age = age;
        this.clock = clock;
        this.time = time;
        this.sales = sales;
        this.onOtherModule = onOtherModule;
    }

    /** The present status, with further details. */
    ModuleStatus status(Supplier<Map<String, String>> more) {
        ToldStatus told = told();
        Map<String, String> details = new TreeMap<>(told.status().details());
        details.putAll(more.get());
        return told.carriedOn(time.elapsed(), sales.sum(), clock, details);
    }

    /** What was told last, if anything was. */
    Optional<ModuleStatus> last() {
        return Optional.ofNullable(kept).map(present -> present.told().status());
    }

    /** Something has happened after which the module may be another one or in another state. */
    void doubt() {
        doubts.incrementAndGet();
    }

    /** Makes sure that the module is the one it was, when that is in doubt. */
    void requireIdentified() {
        if (identified == doubts.get()) {
            return;
        }
        turn.lock();
        try {
            int doubt = doubts.get();
            remember(reader.identify());
            identified = doubt;
        } finally {
            turn.unlock();
        }
    }

    private ToldStatus told() {
        Kept present = kept;
        if (present != null && isFresh(present)) {
            return present.told();
        }
        turn.lock();
        try {
            present = kept;
            if (present != null && isFresh(present)) {
                return present.told();
            }
            int doubt = doubts.get();
            ToldStatus told = read(present);
            kept = new Kept(told, doubt);
            identified = doubt;
            return told;
        } finally {
            turn.unlock();
        }
    }

    private ToldStatus read(@Nullable Kept before) {
        try {
            Identify.Response identity = reader.identify();
            remember(identity);
            return reader.read(identity);
        } catch (SecurityModuleException e) {
            ModuleState state = stateOf(e);
            if (state == ModuleState.LOADER) {
                onOtherModule.run();
            }
            return before == null ? reader.of(state, e) : before.told().in(state, time.elapsed());
        }
    }

    private void remember(Identify.Response identity) {
        String present = identity.module().digits() + " " + identity.firmware().text();
        String before = moduleId;
        if (before != null && !before.equals(present)) {
            onOtherModule.run();
        }
        moduleId = present;
    }

    private static ModuleState stateOf(SecurityModuleException e) {
        if (e.failure() != ModuleFailure.REFUSED) {
            throw e;
        }
        return switch (e.status()) {
            case TAMPERED_STATE -> ModuleState.TAMPERED;
            case APP_ERROR_STATE -> ModuleState.ERROR;
            case INVALID_REQUEST_HEADER -> ModuleState.LOADER;
            default -> throw e;
        };
    }

    private boolean isFresh(Kept present) {
        return present.doubt() == doubts.get()
                && time.elapsed().minus(present.told().at()).compareTo(age) < 0;
    }

    private record Kept(ToldStatus told, int doubt) {}
}
