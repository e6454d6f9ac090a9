package io.ptoken.benchmarks.hsm;

import io.ptoken.benchmarks.load.MachineFacts;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.pool.PoolSettings;
import io.ptoken.hsm.pool.PooledModule;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.sts.tid.TokenIdentifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures how much of a serial line an adapter uses, and how a pool grows with its members: simulated modules at
 * pseudo-terminals (Linux) with the speed of the line, the adapters as they are, and threads that sell through a pool. With
 * {@code --network} a simulated module on the network instead, of which figures are printed and nothing is required.
 */
@Command(
        name = "line",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measures vending over serial lines beside what the bytes on the wire allow.")
public final class LineProgram implements Callable<Integer> {

    private static final int TOO_SLOW = 1;

    private static final int WARM_UP_LINES = 4;
    private static final int WARM_UP_BITS_PER_SECOND = 921_600;

    @Option(names = "--modules", split = ",", description = "How many modules at a time, each 1-32.")
    List<Integer> modules = List.of(1, 2, 4);

    @Option(names = "--bits-per-second", description = "Speed of each line, 300-921600.")
    int bitsPerSecond = 9600;

    @Option(names = "--more-threads", description = "Threads that sell beyond one for each line, 0-100.")
    int moreThreads = 3;

    @Option(names = "--seconds", description = "Length of each measurement, 1-600.")
    int seconds = 20;

    @Option(
            names = "--warm-up",
            description = "Seconds of selling before each measurement, and before all over fast lines, 0-600.")
    int warmUp = 5;

    @Option(names = "--require-line", description = "Least percentage of what the bytes allow, with one module.")
    double requiredOfLine = 95;

    @Option(names = "--require-scaling", description = "Least percentage of N times the rate of one module.")
    double requiredScaling = 90;

    @Option(names = "--network", description = "Measures one module over TCP, without a line speed; requires nothing.")
    boolean network;

    @Option(names = "--connections", split = ",", description = "With --network: how many at a time, each 1-16.")
    List<Integer> connections = List.of(1, 4, 16);

    @Spec
    CommandSpec spec;

    /** Runs it and ends the process: 0, 2 usage, 1 too slow or anything else. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new LineProgram()).execute(args));
    }

    @Override
    public Integer call() throws IOException, ExecutionException, InterruptedException {
        modules.forEach(count -> require("--modules", count, 1, 32));
        require("--bits-per-second", bitsPerSecond, 300, 921_600);
        require("--more-threads", moreThreads, 0, 100);
        require("--seconds", seconds, 1, 600);
        require("--warm-up", warmUp, 0, 600);
        connections.forEach(count -> require("--connections", count, 1, 16));
        PrintWriter out = spec.commandLine().getOut();
        MachineFacts.of(Path.of(System.getProperty("java.io.tmpdir"))).forEach(out::println);
        if (network) {
            measureNetwork(out);
            return 0;
        }
        return measureLines(out) ? 0 : TOO_SLOW;
    }

    private boolean measureLines(PrintWriter out) throws IOException, ExecutionException, InterruptedException {
        warmUp();
        out.println("lines            " + bitsPerSecond + " bit/s, " + seconds + " s after " + warmUp
                + " s of warm-up, " + moreThreads + " threads more than modules");
        out.printf(
                "%-8s %8s %10s %14s %12s %12s %18s%n",
                "modules", "vends", "vends/s", "bits per vend", "allowed/s", "of allowed", "of N times one");
        List<String> missed = new ArrayList<>();
        OptionalDouble one = OptionalDouble.empty();
        for (int count : modules) {
            Vended vended = lines(count, bitsPerSecond, seconds);
            if (count == 1) {
                one = OptionalDouble.of(vended.rate());
            }
            double ofAllowed = percent(vended.rate(), vended.allowed(count, bitsPerSecond));
            double scaling = one.isPresent() ? percent(vended.rate(), count * one.getAsDouble()) : Double.NaN;
            out.printf(
                    Locale.ROOT,
                    "%-8d %8d %10.3f %14.1f %12.3f %10.1f %% %18s%n",
                    count,
                    vended.vends(),
                    vended.rate(),
                    vended.bits(),
                    vended.allowed(count, bitsPerSecond),
                    ofAllowed,
                    one.isPresent() ? String.format(Locale.ROOT, "%.1f %%", scaling) : "-");
            out.flush();
            if (count == 1 && ofAllowed < requiredOfLine) {
                missed.add(missed("of what the bytes allow", count, ofAllowed, requiredOfLine));
            }
            if (scaling < requiredScaling) {
                missed.add(missed("of " + count + " times one module", count, scaling, requiredScaling));
            }
        }
        missed.forEach(out::println);
        out.flush();
        return missed.isEmpty();
    }

    private void measureNetwork(PrintWriter out) throws IOException, ExecutionException, InterruptedException {
        out.println("network          one module over TCP, " + seconds + " s after " + warmUp + " s of warm-up, "
                + moreThreads + " threads more than connections");
        out.printf("%-12s %10s %10s%n", "connections", "vends", "vends/s");
        for (int count : connections) {
            Vended vended = network(count);
            out.printf(Locale.ROOT, "%-12d %10d %10.0f%n", count, vended.vends(), vended.rate());
            out.flush();
        }
    }

    /** At nine vends a second a measurement would be over before Java had compiled anything, unlike a server that runs. */
    private void warmUp() throws IOException, ExecutionException, InterruptedException {
        if (warmUp > 0) {
            lines(WARM_UP_LINES, WARM_UP_BITS_PER_SECOND, 1);
        }
    }

    private Vended lines(int count, int bitsPerSecond, int seconds)
            throws IOException, ExecutionException, InterruptedException {
        Surroundings surroundings = Surroundings.ofProcess();
        try (Undo undo = new Undo()) {
            SimulatedHardware hardware = new SimulatedHardware(surroundings, undo);
            Tally tally = new Tally();
            List<SecurityModule> members = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                members.add(hardware.tsm250(bitsPerSecond, tally));
            }
            return vend(members, count + moreThreads, seconds, tally, surroundings, undo);
        }
    }

    private Vended network(int count) throws IOException, ExecutionException, InterruptedException {
        Surroundings surroundings = Surroundings.ofProcess();
        try (Undo undo = new Undo()) {
            Tally tally = new Tally();
            SecurityModule member = new SimulatedHardware(surroundings, undo).tsm500i(count, tally);
            return vend(List.of(member), count + moreThreads, seconds, tally, surroundings, undo);
        }
    }

    private Vended vend(
            List<SecurityModule> members, int threads, int seconds, Tally tally, Surroundings surroundings, Undo undo)
            throws ExecutionException, InterruptedException {
        ModulePool pool = pool(members, surroundings, undo);
        VendingKeyAttributes key = pool.vendingKeys().get(0);
        TokenIdentifier tid =
                TokenIdentifier.at(key.baseDate(), surroundings.clock().instant());
        Sellers sellers = new Sellers(pool, key.register(), tid, threads);
        try {
            TimeUnit.SECONDS.sleep(warmUp);
            tally.open();
            TimeUnit.SECONDS.sleep(seconds);
            return tally.close();
        } finally {
            sellers.stop();
        }
    }

    private static ModulePool pool(List<SecurityModule> members, Surroundings surroundings, Undo undo) {
        ExecutorService looks = Executors.newFixedThreadPool(members.size());
        undo.with(looks::shutdownNow);
        List<PooledModule> pooled = new ArrayList<>();
        for (SecurityModule member : members) {
            pooled.add(PooledModule.of("tsm" + (pooled.size() + 1), member));
        }
        ModulePool pool = new ModulePool(pooled, PoolSettings.DEFAULTS, surroundings.clock(), looks);
        undo.with(pool::close);
        return pool;
    }

    private static double percent(double part, double whole) {
        return 100 * part / whole;
    }

    private static String missed(String what, int count, double got, double required) {
        return String.format(
                Locale.ROOT,
                "too slow: %d module(s) reach %.1f %% %s, required are %.1f %%",
                count,
                got,
                what,
                required);
    }

    private void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + ": got " + value + ", expected " + least + "-" + most);
        }
    }
}
