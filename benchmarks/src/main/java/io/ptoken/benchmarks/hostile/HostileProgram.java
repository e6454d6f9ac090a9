package io.ptoken.benchmarks.hostile;

import io.ptoken.benchmarks.load.LoadClient;
import io.ptoken.benchmarks.load.LoadInstallation;
import io.ptoken.benchmarks.load.LoadServer;
import io.ptoken.benchmarks.load.LoadServer.Console;
import io.ptoken.benchmarks.load.Measured;
import io.ptoken.benchmarks.load.ServerInside;
import io.ptoken.benchmarks.load.ServerProcess;
import io.ptoken.node.installation.DirectoryTree;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Attacks a whole server over the loopback address, one attack after another, and looks at what legitimate clients beside it
 * suffer. The installation is a new one in a temporary directory and is removed afterwards.
 */
@Command(
        name = "hostile",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Attacks a server and measures what legitimate clients suffer.")
public final class HostileProgram implements Callable<Integer> {

    private static final int BROKEN = 1;
    private static final int MANY = 1000;

    @Option(names = "--seconds", description = "How long each attack is measured, 1-3600.")
    int seconds = 30;

    @Option(names = "--build-up", description = "Seconds that an attack goes on before it is measured, 0-600.")
    int buildUp = 20;

    @Option(names = "--warm-up", description = "Seconds of sales before anything is measured, 0-600.")
    int warmUp = 10;

    @Option(
            names = "--scale",
            description =
                    "Divides the attackers, their rates and the limits of the server, 1-20: a small machine's form.")
    int scale = 1;

    @Option(names = "--scenario", description = "Only this one; may be repeated.")
    List<String> chosen = List.of();

    @Option(names = "--factor", description = "A p99 under attack may be so many times the quiet one.")
    double factor = 5;

    @Option(
            names = "--noise-millis",
            description = "A p99 below this is never too long: what the machine itself does in a run of few sales.")
    double noiseMillis = 0;

    @Option(
            names = "--mix",
            description =
                    "All attacks at a time for --seconds, while clients sell; memory, threads, descriptors and database are"
                            + " judged.")
    boolean mix;

    @Option(names = "--calls", description = "With --mix: at least so many calls.")
    long leastCalls = 1;

    @Option(names = "--in-process", description = "The server runs in this process instead of one of its own.")
    boolean inProcess;

    @Option(names = "--directory", description = "Where to make the temporary directory.")
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));

    @Spec
    CommandSpec spec;

    private record Suffered(Measured till, Measured session, String refusal) {}

    /** Runs it and ends the process: 0, 1 a bound is broken or a failure, 2 usage. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new HostileProgram()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        require("--seconds", seconds, 1, 3600);
        require("--build-up", buildUp, 0, 600);
        require("--warm-up", warmUp, 0, 600);
        require("--scale", scale, 1, 20);
        List<Scenario> scenarios = Scenario.all(scale).stream()
                .filter(one -> chosen.isEmpty() || chosen.contains(one.name()))
                .toList();
        if (scenarios.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--scenario: got " + chosen + ", which none is");
        }
        Surroundings surroundings = Surroundings.ofProcess();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Undo undo = new Undo()) {
            undo.with(threads::shutdownNow);
            Path directory = Files.createTempDirectory(parent, "ptoken-hostile-");
            undo.with(() -> DirectoryTree.delete(directory));
            LoadInstallation made = LoadInstallation.create(directory, Optional.of(limits(directory)), surroundings);
            LoadServer server = inProcess
                    ? ServerInside.start(made, Console.NONE, surroundings)
                    : ServerProcess.start(made, Console.NONE, List.of());
            undo.with(server::close);
            return mix ? mixed(scenarios, made, server, threads) : attack(scenarios, made, server, threads);
        }
    }

    /** Those of the default configuration, divided. */
    private Path limits(Path directory) throws IOException {
        return Files.writeString(
                directory.resolve("limits.yaml"),
                String.format(
                        Locale.ROOT,
                        "metrics: {enabled: false}%nweb: {enabled: false}%napi: {maxConnections: %d}%nshares: {connectionsPerAddress: %d, sleepingPings: %d,"
                                + " signInsWaitingPerAddress: %d, signInsWaiting: %d, failedSignInsPerMinute: %d}%n",
                        MANY / scale,
                        MANY / 2 / scale,
                        100 / scale,
                        100 / scale,
                        400 / scale,
                        Math.max(1, 60 / scale)));
    }

    private int mixed(List<Scenario> scenarios, LoadInstallation made, LoadServer server, ExecutorService threads)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println("server           " + server.where());
        SSLContext tls = LoadClient.trusting(made.data().certificate());
        SSLContext hostile = LoadClient.trusting(made.data().certificate());
        List<String> complaints = new Mix(server, made.data().root(), MANY / scale, out)
                .run(seconds, leastCalls, scenarios, hostile, tls, made.password(), threads);
        complaints.forEach(out::println);
        out.flush();
        return complaints.isEmpty() ? 0 : BROKEN;
    }

    private int attack(List<Scenario> scenarios, LoadInstallation made, LoadServer server, ExecutorService threads)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        SSLContext tls = LoadClient.trusting(made.data().certificate());
        SSLContext hostile = LoadClient.trusting(made.data().certificate());
        String password = made.password();
        out.println("server           " + server.where());
        buy("warm-up", warmUp, tls, server, password, threads);
        Suffered quiet = buy("quiet", seconds, tls, server, password, threads);
        out.printf(
                Locale.ROOT,
                "%-16s %-29s %-29s %9s  %s%n",
                "",
                "connects, signs in, buys",
                "buys in an open session",
                "attempts",
                "");
        out.printf(
                Locale.ROOT,
                "%-16s %7s %7s %6s %6s %7s %7s %6s %6s%n",
                "attack",
                "sales",
                "refused",
                "p50 ms",
                "p99 ms",
                "sales",
                "refused",
                "p50 ms",
                "p99 ms");
        row(out, "none", quiet, 0, "");
        boolean broken = false;
        for (Scenario scenario : scenarios) {
            Target target =
                    new Target(server.port(), hostile, scenario.sameAddress() ? Target.CLIENT : Target.CLIENT + 1);
            try (Attack.Running running = scenario.attack().begin(target)) {
                TimeUnit.SECONDS.sleep(buildUp);
                Suffered seen = buy(scenario.name(), seconds, tls, server, password, threads);
                List<String> complaints = complaints(scenario, quiet, seen);
                broken |= !complaints.isEmpty();
                row(out, scenario.name(), seen, running.attempts(), String.join(", ", complaints));
                if (!seen.refusal().isEmpty()) {
                    out.println("    the first refusal: " + seen.refusal());
                }
            }
        }
        scenarios.forEach(scenario -> out.println(scenario.name() + ": " + scenario.what()));
        out.flush();
        return broken ? BROKEN : 0;
    }

    private List<String> complaints(Scenario scenario, Suffered quiet, Suffered seen) {
        return Stream.of(
                        scenario.sameAddress() ? "" : complaint("new sign-ins", quiet.till(), seen.till()),
                        complaint("the open session", quiet.session(), seen.session()))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private String complaint(String who, Measured quiet, Measured seen) {
        if (seen.failures() > 0 || seen.calls() == 0) {
            return "REFUSED: " + who;
        }
        double bound = Math.max(noiseMillis, factor * quiet.millis(99));
        return seen.millis(99) > bound ? String.format(Locale.ROOT, "SLOW: %s (bound %.0f ms)", who, bound) : "";
    }

    private Suffered buy(
            String name, int time, SSLContext tls, LoadServer server, String password, ExecutorService threads)
            throws IOException, InterruptedException {
        long nanoseconds = TimeUnit.SECONDS.toNanos(time);
        try (Till till = new Till(tls, server.port(), password, name + "-till", false);
                Till counter = new Till(tls, server.port(), password, name + "-counter", true)) {
            Future<Measured> inSession = threads.submit(() -> counter.buy(nanoseconds));
            Measured anew = till.buy(nanoseconds);
            return new Suffered(anew, inSession.get(), till.firstRefusal() + counter.firstRefusal());
        } catch (ExecutionException e) {
            throw new IOException("a client failed: " + e.getCause(), e);
        }
    }

    private static void row(PrintWriter out, String name, Suffered seen, long attempts, String complaint) {
        out.printf(
                Locale.ROOT,
                "%-16s %7d %7d %6.0f %6.0f %7d %7d %6.0f %6.0f %9d  %s%n",
                name,
                seen.till().calls(),
                seen.till().failures(),
                seen.till().millis(50),
                seen.till().millis(99),
                seen.session().calls(),
                seen.session().failures(),
                seen.session().millis(50),
                seen.session().millis(99),
                attempts,
                complaint);
        out.flush();
    }

    private void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + ": got " + value + ", expected " + least + "-" + most);
        }
    }
}
