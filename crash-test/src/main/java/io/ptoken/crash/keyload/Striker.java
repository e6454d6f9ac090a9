package io.ptoken.crash.keyload;

import io.ptoken.crash.fault.DiskFault;
import io.ptoken.crash.fault.FailingDisk;
import io.ptoken.crash.fault.KillAtCall;
import io.ptoken.crash.fault.PowerLoss;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Children;
import io.ptoken.crash.program.Ended;
import io.ptoken.crash.program.ProgramFiles;
import io.ptoken.crash.program.SetupFailure;
import io.ptoken.crash.program.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands on a site and lets something happen to them. What a whole command takes, in time and in changes of files,
 * is measured whenever one runs undisturbed; kills are spread over it.
 */
final class Striker {

    private static final List<String> FAILING_FILES =
            List.of(FailingDisk.STORE, FailingDisk.MODULE, FailingDisk.EVERY_FILE);
    private static final int LONGEST_COMMAND_SECONDS = 120;
    private static final int USUAL_MILLIS = 1_500;
    private static final int USUAL_CALLS = 20;
    private static final double LATE = 0.6;

    private final Path directory;
    private final List<Strike> strikes;
    private final Optional<KillAtCall> calls;
    private final Optional<PowerLoss> power;
    private final Optional<FailingDisk> disk;
    private final Map<KeyLoadStep, Long> millis = new EnumMap<>(KeyLoadStep.class);
    private final Map<KeyLoadStep, Integer> changes = new EnumMap<>(KeyLoadStep.class);

    private Striker(
            Path directory,
            List<Strike> strikes,
            Optional<KillAtCall> calls,
            Optional<PowerLoss> power,
            Optional<FailingDisk> disk) {
        this.directory = directory;
        this.strikes = strikes;
        this.calls = calls;
        this.power = power;
        this.disk = disk;
    }

    /**
     * One for the files below a directory; compiles what the strikes need.
     *
     * @param directory for libraries and outputs
     * @param root what the power loss and the failing disk are about
     * @param lies as for {@link PowerLoss}
     */
    static Striker of(Path directory, Path root, List<Strike> strikes, Optional<String> lies) {
        boolean compiles = strikes.stream().anyMatch(strike -> strike != Strike.KILL);
        boolean fails = strikes.contains(Strike.FSYNC) || strikes.contains(Strike.DISK_FULL);
        return new Striker(
                directory,
                List.copyOf(strikes),
                compiles ? Optional.of(KillAtCall.compile(directory, root)) : Optional.empty(),
                strikes.contains(Strike.POWER)
                        ? Optional.of(PowerLoss.compile(directory, root, lies))
                        : Optional.empty(),
                fails ? Optional.of(FailingDisk.compile(directory, root)) : Optional.empty());
    }

    /** Runs a step undisturbed, and measures it. */
    Ended undisturbed(KeyLoadStep step, ProgramFiles program, List<String> arguments) {
        long start = System.nanoTime();
        Ended ended = program.with(calls.map(counting -> counting.environment(KillAtCall.NEVER))
                        .orElse(Map.of()))
                .run(arguments.toArray(String[]::new));
        if (ended.ok()) {
            millis.put(step, Waiting.since(start));
            calls.ifPresent(counting -> changes.put(step, counting.calls()));
        }
        return ended;
    }

    /** Lets something happen to a step. */
    Struck strike(KeyLoadStep step, ProgramFiles program, List<String> arguments, Random random) {
        Strike strike = strikes.get(random.nextInt(strikes.size()));
        return switch (strike) {
            case KILL -> killAfter(delay(step, random), program, arguments);
            case KILL_AT_CALL -> killAt(call(step, random), program, arguments);
            case POWER -> losePower(call(step, random), program, arguments);
            case FSYNC -> failDisk(strike, DiskFault.FSYNC, failing(step, random), program, arguments);
            case DISK_FULL -> failDisk(strike, DiskFault.DISK_FULL, failing(step, random), program, arguments);
        };
    }

    private long delay(KeyLoadStep step, Random random) {
        double whole = usual(millis, step, (long) USUAL_MILLIS);
        return Math.round(1.1 * whole * part(random)); // no two commands take the same time
    }

    /** One more than there are is a command that comes to its end. */
    private int call(KeyLoadStep step, Random random) {
        return 1 + (int) ((usual(changes, step, USUAL_CALLS) + 1) * part(random));
    }

    /**
     * 0 to 1. A command starts, and opens the store, for more than half of its time and of its changes, and then does what it is
     * for: three of four strikes come then.
     */
    private static double part(Random random) {
        double part = random.nextDouble();
        return random.nextInt(4) == 0 ? part : LATE + (1 - LATE) * part;
    }

    /** Of a step that was never measured, what the longest other one takes. */
    private static <N extends Comparable<N>> N usual(Map<KeyLoadStep, N> measured, KeyLoadStep step, N unknown) {
        return Optional.ofNullable(measured.get(step))
                .or(() -> measured.values().stream().max(Comparator.naturalOrder()))
                .orElse(unknown);
    }

    private static String failing(KeyLoadStep step, Random random) {
        String file = FAILING_FILES.get(random.nextInt(FAILING_FILES.size()));
        return step == KeyLoadStep.ANSWER ? FailingDisk.EVERY_FILE : file; // the KMC has neither store nor module
    }

    private Struck killAfter(long delay, ProgramFiles program, List<String> arguments) {
        Path output = directory.resolve("struck.out");
        Process process = program.start(output, arguments);
        Children.add(process);
        try {
            boolean ended = process.waitFor(delay, TimeUnit.MILLISECONDS);
            process.destroyForcibly();
            if (!process.waitFor(LONGEST_COMMAND_SECONDS, TimeUnit.SECONDS)) {
                throw new BrokenPromise("SIGKILL does not end 'ptoken " + String.join(" ", arguments) + "'");
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            return new Struck(
                    Strike.KILL,
                    "after " + delay + " ms" + (ended ? ", at its end" : ""),
                    new Ended(process.exitValue(), text));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupFailure("interrupted", e);
        } catch (IOException e) {
            throw new SetupFailure("cannot read " + output, e);
        } finally {
            Children.remove(process);
        }
    }

    private Struck killAt(int call, ProgramFiles program, List<String> arguments) {
        Ended ended = program.with(calls.orElseThrow().environment(call)).run(arguments.toArray(String[]::new));
        return new Struck(Strike.KILL_AT_CALL, "at change " + call, ended);
    }

    private Struck losePower(int call, ProgramFiles program, List<String> arguments) {
        PowerLoss loss = power.orElseThrow();
        loss.begin();
        Map<String, String> both = new HashMap<>(loss.environment());
        Map<String, String> counting = calls.orElseThrow().environment(call);
        counting.forEach((name, value) -> both.merge(name, value, (shadow, count) -> count + ":" + shadow));
        Ended ended = program.with(both).run(arguments.toArray(String[]::new));
        return new Struck(Strike.POWER, "at change " + call + ", " + loss.strike() + " files older", ended);
    }

    private Struck failDisk(Strike strike, DiskFault fault, String file, ProgramFiles program, List<String> arguments) {
        FailingDisk failing = disk.orElseThrow();
        failing.fail(fault, file);
        try {
            Ended ended = program.with(failing.environment()).run(arguments.toArray(String[]::new));
            return new Struck(strike, "on '" + file + "', " + failing.hits(file) + " calls failed", ended);
        } finally {
            failing.heal();
        }
    }
}
