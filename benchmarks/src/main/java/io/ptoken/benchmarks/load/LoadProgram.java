package io.ptoken.benchmarks.load;

import io.ptoken.benchmarks.load.LoadServer.Console;
import io.ptoken.node.installation.DirectoryTree;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.thrift.TException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures a whole server over TLS on the loopback address: {@code ping} and {@code issueCreditToken} in turns, through the
 * same connections, in one run. The installation is a new one in a temporary directory and is removed afterwards.
 */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measures issueCreditToken beside ping, end to end over TLS.")
public final class LoadProgram implements Callable<Integer> {

    /** In nanoseconds. */
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private static final int TOO_SLOW = 3;
    private static final int FAILED_CALLS = 4;

    @Option(names = "--connections", description = "TLS connections, 1-1000.")
    int connections = 32;

    @Option(names = "--seconds", description = "Length of one turn, 1-600.")
    int seconds = 4;

    @Option(names = "--turns", description = "Turns of each kind, 1-1000.")
    int turns = 5;

    @Option(
            names = "--warm-up",
            description = "Seconds of load of each kind before measuring, each followed by one of rest, 0-600.")
    int warmUp = 30;

    @Option(names = "--meters", description = "Meters that buy in turn, 1-100000000.")
    int meters = 1_000_000;

    @Option(names = "--prefill-meters", description = "Meters with used token identifiers before the run.")
    int prefillMeters = 0;

    @Option(names = "--prefill-tids", description = "Used token identifiers of those meters together.")
    long prefillTids = 0;

    @Option(names = "--issue-only", description = "No ping; for profiling.")
    boolean issueOnly;

    @Option(names = "--in-process", description = "The server runs in this process instead of one of its own.")
    boolean inProcess;

    @Option(
            names = "--in-memory",
            description =
                    "The server stores nothing and runs in this process: what a store that costs nothing would leave.")
    boolean inMemory;

    @Option(names = "--server-option", description = "Option for the Java of the server; may be repeated.")
    List<String> serverOptions = List.of();

    @Option(names = "--config", description = "Configuration of the server, taken as its ptoken.yaml.")
    Optional<Path> configuration = Optional.empty();

    @Option(
            names = "--prefill-url",
            description =
                    "JDBC URL to fill, with --config of a store elsewhere. Default: the installation's SQLite file.")
    Optional<String> prefillUrl = Optional.empty();

    @Option(names = "--directory", description = "Where to make the temporary directory: its disk is measured too.")
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(
            names = "--nodes",
            description = "Nodes on the one store of --config, 1-9: more than one are measured beside one, in pairs of"
                    + " turns, without ping.")
    int nodes = 1;

    @Option(
            names = "--require-ratio",
            description = "Least rate of issueCreditToken per rate of ping, or of several nodes per rate of one; else"
                    + " exit code 3.")
    double requiredRatio = 0;

    /** What may be compared with its absence. */
    enum Compared {
        /** Notices, figures and status, read each second. */
        NOTICES
    }

    @Option(
            names = "--compare",
            description =
                    "Pairs of turns of issueCreditToken instead: with this and without, by turns. ${COMPLETION-CANDIDATES}:"
                            + " somebody reads notices, figures and status each second.")
    Optional<Compared> compared = Optional.empty();

    @Spec
    CommandSpec spec;

    /** Runs it and ends the process: 0, 2 usage, 3 too slow, 4 calls failed, 1 anything else. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LoadProgram()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException, TException, SQLException, InterruptedException {
        require("--connections", connections, 1, 1000);
        require("--seconds", seconds, 1, 600);
        require("--turns", turns, 1, 1000);
        require("--warm-up", warmUp, 0, 600);
        require("--meters", meters, 1, MeterNumbers.MAX);
        if (inMemory && (prefillTids > 0 || configuration.isPresent())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--in-memory: there is no store, so neither --prefill-tids nor --config go with it");
        }
        if (inMemory && compared.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--in-memory: that server has no control channel to read from, for --compare");
        }
        require("--nodes", nodes, 1, 9);
        if (nodes > 1 && (inMemory || inProcess || configuration.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--nodes: several nodes need a database that they share, in --config, and processes of their own");
        }
        require("--prefill-meters", prefillMeters, prefillTids > 0 ? 1 : 0, MeterNumbers.MAX);
        PrintWriter out = spec.commandLine().getOut();
        Surroundings surroundings = Surroundings.ofProcess();
        try (Undo undo = new Undo()) {
            Path directory = Files.createTempDirectory(parent, "ptoken-load-");
            undo.with(() -> DirectoryTree.delete(directory));
            MachineFacts.of(directory).forEach(out::println);
            if (nodes > 1) {
                return nodes(directory, surroundings, undo, out);
            }
            LoadInstallation made = LoadInstallation.create(directory, configuration, surroundings);
            prefill(made, surroundings, out);
            LoadServer server = start(made, surroundings);
            undo.with(server::close);
            out.println("server           " + server.where());
            out.println("load             " + connections + " connections, " + meters + " meters, " + turns
                    + " turns of " + seconds + " s after " + warmUp + " s of warm-up");
            out.flush();
            try (Connections load = Connections.open(
                    connections, meters, server.port(), made.data().certificate(), made.password())) {
                return compared.isPresent()
                        ? compare(load, server, made.installation(), surroundings, out)
                        : measure(load, server, out);
            }
        }
    }

    private int nodes(Path directory, Surroundings surroundings, Undo undo, PrintWriter out)
            throws IOException, TException, SQLException, InterruptedException {
        List<LoadInstallation> made = LoadInstallation.nodes(directory, configuration, nodes, surroundings);
        prefill(made.get(0), surroundings, out);
        List<LoadServer> servers = new ArrayList<>();
        for (LoadInstallation one : made) {
            LoadServer server = start(one, surroundings);
            undo.with(server::close);
            servers.add(server);
            out.println("server           " + server.where());
        }
        out.println("load             " + connections + " connections, " + meters + " meters, " + turns + " pairs of "
                + seconds + " s after " + warmUp + " s of warm-up");
        out.flush();
        double ratio = NodesRun.open(made, servers, connections, meters, undo).measure(turns, seconds, warmUp, out);
        if (Double.isNaN(ratio)) {
            return FAILED_CALLS;
        }
        return requiredRatio > 0 && ratio < requiredRatio ? TOO_SLOW : 0;
    }

    private LoadServer start(LoadInstallation made, Surroundings surroundings) throws IOException {
        if (inMemory) {
            return ServerInMemory.start(made, surroundings);
        }
        return inProcess
                ? ServerInside.start(made, Console.NONE, surroundings)
                : ServerProcess.start(made, Console.NONE, serverOptions);
    }

    private int measure(Connections load, LoadServer server, PrintWriter out) throws IOException, InterruptedException {
        Measured ping = new Measured();
        Measured issue = new Measured();
        Measured ignored = new Measured();
        warmUp(load, ignored);
        for (int turn = 0; turn < turns; turn++) {
            turn(load, server, ping, issue);
        }
        Report.print(out, ping, issue);
        double ratio = ping.calls() == 0 ? Double.NaN : issue.rate() / ping.rate();
        if (!issueOnly) {
            out.printf(Locale.ROOT, "ratio issueCreditToken / ping: %.3f%n", ratio);
        }
        out.flush();
        if (ping.failures() + issue.failures() + ignored.failures() > 0) {
            return FAILED_CALLS;
        }
        return requiredRatio > 0 && !(ratio >= requiredRatio) ? TOO_SLOW : 0;
    }

    private int compare(
            Connections load, LoadServer server, Installation installation, Surroundings surroundings, PrintWriter out)
            throws IOException, InterruptedException {
        issueOnly = true;
        Measured ignored = new Measured();
        warmUp(load, ignored);
        Comparison comparison = new Comparison();
        long looks = 0;
        for (int pair = 0; pair < turns; pair++) {
            Measured with = new Measured();
            Measured without = new Measured();
            boolean withFirst = pair % 2 == 0;
            if (!withFirst) {
                turn(load, server, ignored, without);
            }
            try (Watcher watcher = Watcher.start(installation, surroundings)) {
                turn(load, server, ignored, with);
                looks += watcher.looks();
            }
            if (withFirst) {
                turn(load, server, ignored, without);
            }
            comparison.add(with, without);
        }
        comparison.print(out, "Notices, figures and status read " + looks + " times");
        out.flush();
        return comparison.failures() + ignored.failures() > 0 || looks == 0 ? FAILED_CALLS : 0;
    }

    /** With rests: as long as all connections are busy, the threads of the compilers hardly get a processor. */
    private void warmUp(Connections load, Measured ignored) throws IOException, InterruptedException {
        for (int second = 0; second < warmUp; second++) {
            if (!issueOnly) {
                load.ping(SECOND, ignored);
                TimeUnit.NANOSECONDS.sleep(SECOND);
            }
            load.issue(SECOND, ignored);
            TimeUnit.NANOSECONDS.sleep(SECOND);
        }
    }

    private void turn(Connections load, LoadServer server, Measured ping, Measured issue)
            throws IOException, InterruptedException {
        if (!issueOnly) {
            ProcessorTime before = ProcessorTime.now(server);
            load.ping(seconds * SECOND, ping);
            ping.used(ProcessorTime.now(server).minus(before));
        }
        ProcessorTime before = ProcessorTime.now(server);
        load.issue(seconds * SECOND, issue);
        issue.used(ProcessorTime.now(server).minus(before));
    }

    private void prefill(LoadInstallation made, Surroundings surroundings, PrintWriter out) throws SQLException {
        if (prefillTids > 0) {
            String url = prefillUrl.orElse("jdbc:sqlite:" + made.data().database());
            long rows =
                    new Prefill(prefillMeters, prefillTids, surroundings.clock().instant()).into(url);
            out.println("used before      " + rows + " token identifiers of " + prefillMeters + " meters");
        }
    }

    private void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + ": got " + value + ", expected " + least + "-" + most);
        }
    }
}
