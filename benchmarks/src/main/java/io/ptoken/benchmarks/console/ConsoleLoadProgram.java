package io.ptoken.benchmarks.console;

import io.ptoken.benchmarks.load.Connections;
import io.ptoken.benchmarks.load.LoadClient;
import io.ptoken.benchmarks.load.LoadInstallation;
import io.ptoken.benchmarks.load.LoadServer;
import io.ptoken.benchmarks.load.LoadServer.Console;
import io.ptoken.benchmarks.load.MachineFacts;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.thrift.TException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Sells at half of what a server can, and looks at what the sales suffer while people look at its console: pairs of turns with
 * them and without. The installation is a new one in a temporary directory and is removed afterwards.
 */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measures what people at the console cost the API, and what their pages cost.")
public final class ConsoleLoadProgram implements Callable<Integer> {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int BROKEN = 1;
    private static final int METERS = 1_000_000;

    @Option(names = "--sessions", description = "People who look at the console, 1-50.")
    int sessions = 50;

    @Option(names = "--page-every", description = "Seconds from one page to the next of each of them, 1-60.")
    int pageEvery = 10;

    @Option(names = "--connections", description = "TLS connections of the API, 1-1000.")
    int connections = 32;

    @Option(names = "--pairs", description = "Pairs of turns, 1-100.")
    int pairs = 5;

    @Option(names = "--seconds", description = "Length of one turn, 1-600.")
    int seconds = 20;

    @Option(
            names = "--warm-up",
            description = "Seconds of sales before measuring, each followed by one of rest, 1-600.")
    int warmUp = 20;

    @Option(
            names = "--capacity-seconds",
            description =
                    "How long it is measured what the API can do at most, 1-600. Half of it is the rate of all turns.")
    int capacitySeconds = 8;

    @Option(
            names = "--rate",
            description = "Sales a second in all turns, 1-1000000; 0: half of what the API can do at most.")
    int rate = 0;

    @Option(names = "--percent", description = "People may add so much to the median p99 of the API, in per cent ...")
    double percent = 10;

    @Option(names = "--millis", description = "... or so much, in milliseconds.")
    double millis = 2;

    @Option(names = "--page-millis", description = "The dashboard may take so long, as the median.")
    double pageMillis = 50;

    @Option(names = "--page-kilobytes", description = "The dashboard may weigh so much with everything it loads.")
    double pageKilobytes = 150;

    @Option(names = "--in-process", description = "The server runs in this process instead of one of its own.")
    boolean inProcess;

    @Option(names = "--server-option", description = "Option for the Java of the server; may be repeated.")
    List<String> serverOptions = List.of();

    @Option(names = "--directory", description = "Where to make the temporary directory: its disk is measured too.")
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));

    @Spec
    CommandSpec spec;

    /** Runs it and ends the process: 0, 1 a bound is broken or something failed, 2 usage. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ConsoleLoadProgram()).execute(args));
    }

    @Override
    public Integer call() throws IOException, TException, InterruptedException {
        require("--sessions", sessions, 1, 50);
        require("--page-every", pageEvery, 1, 60);
        require("--connections", connections, 1, 1000);
        require("--pairs", pairs, 1, 100);
        require("--seconds", seconds, 1, 600);
        require("--warm-up", warmUp, 1, 600);
        require("--capacity-seconds", capacitySeconds, 1, 600);
        require("--rate", rate, 0, 1_000_000);
        PrintWriter out = spec.commandLine().getOut();
        Surroundings surroundings = Surroundings.ofProcess();
        try (Undo undo = new Undo()) {
            Path directory = Files.createTempDirectory(parent, "ptoken-console-");
            undo.with(() -> DirectoryTree.delete(directory));
            MachineFacts.of(directory).forEach(out::println);
            LoadInstallation made = LoadInstallation.withPeople(directory, People.accounts(sessions), surroundings);
            LoadServer server = inProcess
                    ? ServerInside.start(made, Console.SERVED, surroundings)
                    : ServerProcess.start(made, Console.SERVED, serverOptions);
            undo.with(server::close);
            out.println("server           " + server.where());
            out.println("people           " + sessions + " sessions, one page each per " + pageEvery
                    + " s, and one copy of the log after another");
            out.flush();
            int port = server.consolePort().orElseThrow(() -> new IOException("the server serves no console"));
            SSLContext tls = LoadClient.trusting(made.data().certificate());
            try (Connections api = Connections.open(
                            connections, METERS, server.port(), made.data().certificate(), made.password());
                    People people = People.signIn(sessions, tls, port, made.password())) {
                return measure(api, people, out);
            }
        }
    }

    private int measure(Connections api, People people, PrintWriter out) throws IOException, InterruptedException {
        Measured before = new Measured();
        Looked first = new Looked();
        for (int second = 0; second < warmUp; second++) {
            api.issue(SECOND, before);
            TimeUnit.NANOSECONDS.sleep(SECOND);
        }
        people.lookAround(first);
        double perSecond = rate > 0 ? rate : capacity(api, before, out) / 2;
        out.printf(
                Locale.ROOT,
                "load             %.0f sales a second through %d connections; the log has at least %d entries%n",
                perSecond,
                connections,
                before.calls());
        Pairs turns = new Pairs();
        Looked looked = new Looked();
        Pairs.heading(out);
        for (int pair = 1; pair <= pairs; pair++) {
            boolean withFirst = pair % 2 == 0;
            Measured one = turn(api, people, withFirst, perSecond, looked);
            Pairs.row(out, pair, withFirst, one);
            Measured other = turn(api, people, !withFirst, perSecond, looked);
            Pairs.row(out, pair, !withFirst, other);
            turns.add(withFirst ? other : one, withFirst ? one : other);
        }
        DashboardCost dashboard = DashboardCost.measure(people, looked);
        List<String> complaints = complaints(turns, dashboard, looked);
        first.firstFailure().ifPresent(told -> complaints.add("FAILED: " + told));
        if (before.failures() > 0) {
            complaints.add("FAILED: sales before the turns");
        }
        report(turns, dashboard, looked, out);
        complaints.forEach(out::println);
        out.flush();
        return complaints.isEmpty() ? 0 : BROKEN;
    }

    private double capacity(Connections api, Measured before, PrintWriter out)
            throws IOException, InterruptedException {
        Measured most = new Measured();
        api.issue(capacitySeconds * SECOND, most);
        out.printf(Locale.ROOT, "capacity         %.0f sales a second%n", most.rate());
        before.add(most);
        return most.rate();
    }

    /** After a second in which what went before comes to rest. */
    private Measured turn(Connections api, People people, boolean with, double perSecond, Looked looked)
            throws IOException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(SECOND);
        Measured seen = new Measured();
        if (with) {
            try (People.Looking looking = people.begin(pageEvery, looked)) {
                api.issueAtRate(perSecond, seconds * SECOND, seen);
                looking.stop();
            }
        } else {
            api.issueAtRate(perSecond, seconds * SECOND, seen);
        }
        return seen;
    }

    private List<String> complaints(Pairs turns, DashboardCost dashboard, Looked looked) {
        List<String> complaints = new ArrayList<>();
        if (!turns.isWithin(percent, millis)) {
            complaints.add(
                    String.format(Locale.ROOT, "SLOW: the API, by more than %.0f %% and %.0f ms", percent, millis));
        }
        if (turns.failures() > 0) {
            complaints.add("FAILED: " + turns.failures() + " sales");
        }
        if (looked.failures() > 0) {
            complaints.add("FAILED: " + looked.failures() + " pages; the first: "
                    + looked.firstFailure().orElse(""));
        }
        if (looked.pages() == 0 || looked.copiedBytes() == 0) {
            complaints.add("FAILED: nobody looked, or copied the log");
        }
        if (dashboard.millis() > pageMillis) {
            complaints.add(String.format(Locale.ROOT, "SLOW: the dashboard (bound %.0f ms)", pageMillis));
        }
        if (dashboard.kilobytes() > pageKilobytes) {
            complaints.add(String.format(Locale.ROOT, "HEAVY: the dashboard (bound %.0f kB)", pageKilobytes));
        }
        return complaints;
    }

    private static void report(Pairs turns, DashboardCost dashboard, Looked looked, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "median p99 of the API: %.2f ms without, %.2f ms with people at the console%n",
                turns.without(),
                turns.with());
        out.printf(
                Locale.ROOT,
                "pages of the console: %d, median %.1f ms, p99 %.1f ms, %d bytes on average%n",
                looked.pages(),
                looked.millis(50),
                looked.millis(99),
                looked.bytesOfPage());
        out.printf(
                Locale.ROOT,
                "copies of the log: %d whole ones, %d bytes in all%n",
                looked.copies(),
                looked.copiedBytes());
        out.printf(
                Locale.ROOT,
                "dashboard, nothing else going on: median %.1f ms, %.1f kB with everything (page %d bytes, what it loads %d)%n",
                dashboard.millis(),
                dashboard.kilobytes(),
                dashboard.page(),
                dashboard.assets());
    }

    private void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + ": got " + value + ", expected " + least + "-" + most);
        }
    }
}
