package io.ptoken.hsm.pool;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.status.ForeignFirmware;
import io.ptoken.hsm.status.InstallationMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A member while the pool runs: what is known of it, how it is, and what it is working on. Thread safe. */
final class Member {

    private final PooledModule configured;
    private final PoolSettings settings;
    private final InstantSource clock;
    private final Runnable viewed;
    private final Circuit circuit;
    private final FailureLog failures;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final AtomicLong given = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicInteger keyLoads = new AtomicInteger();
    private final AtomicBoolean lookQueued = new AtomicBoolean();
    private final ReentrantLock looking = new ReentrantLock();
    private final Map<RegisterNumber, Instant> restingKeys = new ConcurrentHashMap<>();
    private volatile ModuleStanding standing;
    private volatile Optional<InstallationMode> mode = Optional.empty();
    private volatile Optional<ForeignFirmware> foreign = Optional.empty();
    private volatile MemberReport.@Nullable Told told;
    private volatile boolean looked;
    private volatile boolean stale;
    private volatile @Nullable Fault silence;

    /** @param viewed told of each new view before anybody can act on it */
    Member(PooledModule configured, PoolSettings settings, InstantSource clock, Runnable viewed) {
        this.configured = configured;
        this.settings = settings;
        this.clock = clock;
        this.viewed = viewed;
        this.circuit = new Circuit(settings);
        this.failures = new FailureLog(configured.name());
        this.standing = configured.standing();
    }

    String name() {
        return configured.name();
    }

    SecurityModule module() {
        return configured.module();
    }

    ModuleStanding configuredStanding() {
        return configured.standing();
    }

    ModuleStanding standing() {
        return standing;
    }

    void stand(ModuleStanding other) {
        standing = other;
    }

    /** Has it used in this mode alone. */
    void serve(InstallationMode other) {
        mode = Optional.of(other);
        judge();
    }

    /** When it has told, and not at each request. */
    private synchronized void judge() {
        foreign = mode.flatMap(present -> told().flatMap(last -> present.objection(last.status())));
    }

    /** The firmware for which it is not used, by what it told last. */
    Optional<ForeignFirmware> foreign() {
        return foreign;
    }

    /** False when its firmware is known to be for another mode. */
    boolean mayBeUsed() {
        return silence != null || (told != null && foreign.isEmpty());
    }

    MemberReport.Failures failures() {
        return failures.report();
    }

    Circuit circuit() {
        return circuit;
    }

    Optional<MemberReport.Told> told() {
        return Optional.ofNullable(told);
    }

    /** Calls it is working on. */
    int outstanding() {
        return outstanding.get();
    }

    /** Calls it was given so far. */
    long given() {
        return given.get();
    }

    void take() {
        outstanding.incrementAndGet();
        given.incrementAndGet();
    }

    void release() {
        outstanding.decrementAndGet();
    }

    /** Why it does not answer; empty when it answered last time. */
    Optional<Fault> silence() {
        return Optional.ofNullable(silence);
    }

    /** True while its keys change, so that their registers cannot be relied on. */
    boolean isLoadingKeys() {
        return keyLoads.get() > 0;
    }

    void beginKeyLoad() {
        keyLoads.incrementAndGet();
    }

    void endKeyLoad() {
        keyLoads.decrementAndGet();
        restingKeys.clear();
    }

    boolean isResting(RegisterNumber own, Instant now) {
        Instant until = restingKeys.get(own);
        return until != null
                && now.isBefore(until)
                && Duration.between(now, until).compareTo(settings.keyPause()) <= 0; // the clock may be set back
    }

    /** Calls that it has answered so far. */
    long answers() {
        return answers.get();
    }

    /** A call was answered, whatever the answer. */
    void answered() {
        answers.incrementAndGet();
        silence = null;
        if (circuit.succeeded()) {
            failures.callAnswered();
        }
    }

    /** A call failed for a reason that is the member's. */
    void failed(Fault fault) {
        if (fault.isUnreachable()) {
            silence = fault;
        }
        circuit.failed(clock.instant(), fault);
        failures.callFailed(clock.instant(), fault);
        stale = true;
    }

    /** The member refused for the sake of a key. */
    void rest(RegisterNumber own) {
        restingKeys.put(own, clock.instant().plus(settings.keyPause()));
        stale = true;
    }

    /** What is known of it may be wrong. */
    void doubt() {
        stale = true;
    }

    /** Whether it should be looked at, in the background. */
    boolean needsLook(Instant now) {
        if (circuit.isOpen()) {
            return circuit.isProbeDue(now);
        }
        MemberReport.Told known = told;
        if (known == null || stale) {
            return true;
        }
        Duration age = Duration.between(known.at(), now);
        return age.isNegative() || age.compareTo(settings.viewAge()) >= 0;
    }

    /** True for the one who shall queue a look. */
    boolean queueLook() {
        return lookQueued.compareAndSet(false, true);
    }

    void unqueueLook() {
        lookQueued.set(false);
    }

    /** Looks at it for the first time; later it returns at once. */
    void lookFirst() {
        if (looked) {
            return;
        }
        looking.lock();
        try {
            if (!looked) {
                read();
            }
        } finally {
            looking.unlock();
        }
    }

    /** Looks at it now, and waits for somebody who does. */
    void look() {
        looking.lock();
        try {
            read();
        } finally {
            looking.unlock();
        }
    }

    /** Looks at it now, unless somebody does. */
    boolean tryLook() {
        if (!looking.tryLock()) {
            return false;
        }
        try {
            return read();
        } finally {
            looking.unlock();
        }
    }

    /** @return true when it answered */
    private boolean read() {
        stale = false;
        try {
            told = MemberReport.Told.by(module(), clock, told());
            judge();
            viewed.run();
            silence = null;
            circuit.beginTrial();
            failures.lookAnswered();
            return true;
        } catch (SecurityModuleException e) {
            Fault fault = Fault.of(name(), e);
            silence = fault;
            failures.lookFailed(clock.instant(), fault);
            if (circuit.isOpen()) {
                circuit.stillFailing(clock.instant(), fault);
            } else {
                circuit.failed(clock.instant(), fault);
            }
            return false;
        } finally {
            looked = true;
        }
    }
}
