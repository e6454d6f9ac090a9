package io.ptoken.node.module;

import io.ptoken.node.holding.HeldFailure;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.port.ModuleLeases;
import io.ptoken.service.port.ModuleLeases.Lease;
import io.ptoken.service.port.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a module for this process among all that share the store, beside the lock on its file: a copy of that file on another
 * machine is the same module. Who has it raises a beat every second and a half. Who wants it and sees the beat stand for four and a
 * half seconds takes it over, at once when the process is known to be gone. One that was only paused is stopped by the check of
 * the module's generation before its next write.
 */
final class ModuleLease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModuleLease.class);
    private static final Duration BEAT = Duration.ofMillis(1_500);
    private static final int LOOKS = 18;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final String NO_MODULE = "00000000";

    /** Lets time pass between two looks at a beat; a seam for tests. */
    @FunctionalInterface
    interface Pause {

        void of(Duration time);
    }

    /** What became of those that were taken over while this process had them, a sentence each. */
    private static final Map<ModuleLease, String> LOST = new ConcurrentHashMap<>();

    private final ModuleLeases leases;
    private final String moduleId;
    private final String holder;
    private final ScheduledExecutorService timer;
    private final ScheduledFuture<?> beats;

    private ModuleLease(ModuleLeases leases, String moduleId, String holder) {
        this.leases = leases;
        this.moduleId = moduleId;
        this.holder = holder;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "module-lease");
            thread.setDaemon(true);
            return thread;
        });
        this.beats = timer.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Takes a module; {@link #close} gives it back.
     *
     * @param command what this process runs, as others are told
     * @throws HeldFailure when a living process has it, which it names
     */
    static ModuleLease take(ModuleLeases leases, String moduleId, String command, Surroundings surroundings) {
        return take(leases, moduleId, command, surroundings, ModuleLease::sleep);
    }

    static ModuleLease take(
            ModuleLeases leases, String moduleId, String command, Surroundings surroundings, Pause pause) {
        Lease mine = new Lease(
                UUID.randomUUID().toString(),
                0,
                place(),
                ProcessHandle.current().pid(),
                command,
                surroundings.clock().instant());
        Optional<Lease> before = moduleId.equals(NO_MODULE) ? Optional.empty() : leases.of(moduleId);
        if (before.isPresent() && !isGone(before.get(), mine.place())) {
            before = requireStill(leases, moduleId, before.get(), pause);
        }
        if (!moduleId.equals(NO_MODULE) && !leases.take(moduleId, mine, before)) {
            throw held(moduleId, leases.of(moduleId).orElse(mine));
        }
        return new ModuleLease(leases, moduleId, mine.holder());
    }

    /** Only where process numbers mean the same: others have processes of the same numbers. */
    private static boolean isGone(Lease lease, String here) {
        return !here.isEmpty()
                && lease.place().equals(here)
                && ProcessHandle.of(lease.pid()).isEmpty();
    }

    /** Whom to take it from: empty when it was given back meanwhile. */
    private static Optional<Lease> requireStill(ModuleLeases leases, String moduleId, Lease seen, Pause pause) {
        for (int look = 0; look < LOOKS; look++) {
            pause.of(BETWEEN_LOOKS);
            Optional<Lease> now = leases.of(moduleId);
            if (now.isPresent() && !now.get().equals(seen)) {
                throw held(moduleId, now.get());
            }
            if (now.isEmpty()) {
                return now;
            }
        }
        return Optional.of(seen);
    }

    private static HeldFailure held(String moduleId, Lease by) {
        return new HeldFailure(
                "the security module " + moduleId + " is in use, as the store says, by " + by.describe(),
                ModuleHold.STOP_IT,
                false,
                new IllegalStateException("held"));
    }

    /** Of each module that was taken over from this process what became of it, a sentence. */
    static List<String> lost() {
        return List.copyOf(LOST.values());
    }

    /** Raises the beat, or notices that somebody else does. */
    void beat() {
        try {
            if (!moduleId.equals(NO_MODULE) && !leases.beat(moduleId, holder)) {
                String by = leases.of(moduleId)
                        .map(lease -> " by " + lease.describe())
                        .orElse("");
                LOST.put(
                        this,
                        "The security module " + moduleId + " was taken over" + by
                                + ": this process was silent too long,"
                                + " and makes no more tokens from its next write on; restart it once the other has"
                                + " stopped.");
                LOG.error("{}", LOST.get(this));
                timer.shutdown();
            }
        } catch (StoreException e) {
            LOG.debug("the store does not answer; the module is kept as long as nobody else asks for it", e);
        }
    }

    @Override
    public void close() {
        LOST.remove(this);
        beats.cancel(true);
        timer.shutdownNow();
        try {
            leases.giveBack(moduleId, holder);
        } catch (StoreException e) {
            LOG.debug("the store does not answer; whoever wants the module next waits for some seconds", e);
        }
    }

    /** The boot of this machine and the process numbers that count here; empty where that is not known. */
    private static String place() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id"), StandardCharsets.US_ASCII)
                            .strip()
                    + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
