package io.ptoken.crash;

import io.ptoken.crash.fault.DiskProbe;
import io.ptoken.crash.fault.FailingDisk;
import io.ptoken.crash.fault.PowerLoss;
import io.ptoken.crash.keyload.KeyLoadCampaign;
import io.ptoken.crash.keyload.Strike;
import io.ptoken.crash.kill.Campaign;
import io.ptoken.crash.limit.SmallLimitCampaign;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Installation;
import io.ptoken.crash.program.ProgramFiles;
import io.ptoken.crash.program.SetupFailure;
import io.ptoken.crash.program.TestKey;
import io.ptoken.crash.program.Trees;
import io.ptoken.crash.program.Waiting;
import io.ptoken.crash.restore.PostgresCopies;
import io.ptoken.crash.restore.RestoreCampaign;
import io.ptoken.crash.run.Part;
import io.ptoken.crash.run.Plan;
import io.ptoken.crash.run.RunKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kills a server under load again and again, and checks after each restart that it kept what it promised. */
@Command(
        name = "crash-test",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Kills a packaged server under load with SIGKILL at random moments, lets its disk fail and its power go, "
                    + "restarts it and checks: no "
                    + "token identifier twice for a meter, no limit overspent, every token list that a client received can be "
                    + "fetched, every token reads as what was asked for.",
            "Strikes every step of loading keys from a KMC too: what is found is the state before it or the one after.",
            "Exit code 0: every promise kept; 1: one broken, with all that is known about it; 2: could not be run."
        })
public final class CrashTest implements Callable<Integer> {

    private static final int BROKEN = 1;
    private static final int NOT_RUN = 2;
    private static final int USUAL_POWER_LOSSES = 5;
    private static final int USUAL_KEY_LOADS = 1;
    private static final int USUAL_SMALL_LIMITS = 2;

    /** Which runs there are. */
    enum Fault {
        KILL(List.of(), List.of(Strike.KILL)),
        DISK_FULL(List.of(RunKind.DISK_FULL), List.of(Strike.KILL, Strike.KILL_AT_CALL, Strike.DISK_FULL)),
        FSYNC(List.of(RunKind.FSYNC), List.of(Strike.KILL, Strike.KILL_AT_CALL, Strike.FSYNC)),
        MIXED(List.of(RunKind.FSYNC, RunKind.DISK_FULL), Strike.MIXED);

        @SuppressWarnings("ImmutableEnumChecker") // of List.of, which never changes
        private final List<RunKind> kinds;

        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Strike> strikes;

        Fault(List<RunKind> kinds, List<Strike> strikes) {
            this.kinds = kinds;
            this.strikes = strikes;
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    @Spec
    CommandSpec spec;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "50", description = "Kills. Default: ${DEFAULT-VALUE}.")
    int runs;

    @Option(
            names = "--fault",
            paramLabel = "KIND",
            defaultValue = "mixed",
            description =
                    "kill: SIGKILL alone; disk-full, fsync: --fault-runs of that kind besides; mixed (default): of both.")
    Fault fault;

    @Option(
            names = "--fault-runs",
            paramLabel = "N",
            description = "Runs in which the disk fails. Default: a tenth of --runs, at least 6.")
    Optional<Integer> faultRuns = Optional.empty();

    @Option(
            names = "--power-loss-runs",
            paramLabel = "N",
            description = "Kills after which everything is lost that the server had not synced. Default: 5 with --fault"
                    + " mixed, else none.")
    Optional<Integer> powerLossRuns = Optional.empty();

    @Option(
            names = "--key-load-runs",
            paramLabel = "N",
            description =
                    "Runs in which every step of loading keys from a simulated KMC is struck once: by SIGKILL, and with"
                            + " --fault mixed by a failing disk or a power loss. Default: 1, with --store postgres none.")
    Optional<Integer> keyLoadRuns = Optional.empty();

    @Option(
            names = "--restore-runs",
            paramLabel = "N",
            description =
                    "Runs in which an older copy of the store takes the place of the newest one, in one of several"
                            + " ways: on SQLite, with --store postgres by dumps. Default: ${DEFAULT-VALUE}.",
            defaultValue = "3")
    int restoreRuns;

    @Option(
            names = "--restore-waits",
            paramLabel = "N",
            description =
                    "Of these, how many wait in real time, about 6 minutes each, until tokens are sold at the clock"
                            + " again. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    int restoreWaits;

    @Option(
            names = "--small-limit-runs",
            paramLabel = "N",
            description =
                    "Runs in which little is sold under small limits, the server is killed and all is sold that must be"
                            + " left. Default: 2, with --store postgres none.")
    Optional<Integer> smallLimitRuns = Optional.empty();

    @Option(
            names = "--lying-disk",
            paramLabel = "TEXT",
            description =
                    "To test the test: before a power loss the disk says that files whose name contains this text are"
                            + " synced, and does nothing. A promise must then be found broken.")
    Optional<String> lyingDisk = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Repeats the choices of an earlier test. Default: another each time.")
    Optional<Long> seed = Optional.empty();

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "8",
            description = "Clients at work. Default: ${DEFAULT-VALUE}.")
    int clients;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            defaultValue = "sqlite",
            description = "Store of the server: sqlite; or postgres, with --store-url and --fault kill.")
    String store;

    @Option(
            names = "--store-url",
            paramLabel = "URL",
            description = "jdbc:postgresql://host:port/database, empty, of a user 'ptoken' without a password.")
    Optional<String> storeUrl = Optional.empty();

    @Option(
            names = "--audit",
            description = "Check the audit log too, with 'ptoken audit verify' and 'ptoken audit export'.")
    boolean audit;

    @Option(
            names = "--distribution",
            paramLabel = "DIR",
            description = "The packaged program. Default: program/target/ptoken-<version> of the source tree.")
    Optional<Path> distribution = Optional.empty();

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where to work. Default: the system's directory for temporary files.")
    Optional<Path> directory = Optional.empty();

    @Option(names = "--keep", description = "Keep the data directory also when all is well.")
    boolean keep;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report to this file too, in Markdown.")
    Optional<Path> report = Optional.empty();

    private CrashTest() {}

    /** Runs the program and ends with its exit code. */
    public static void main(String... arguments) {
        System.exit(run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    /** Runs the program and returns its exit code. */
    static int run(PrintWriter out, String... arguments) {
        return new CommandLine(new CrashTest())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Fault.class, CrashTest::fault)
                .setOut(out)
                .setErr(out)
                .execute(arguments);
    }

    private static Fault fault(String word) {
        return Stream.of(Fault.values())
                .filter(fault -> fault.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new CommandLine.TypeConversionException(
                        "got '" + word + "', expected kill, disk-full, fsync or mixed"));
    }

    @Override
    public Integer call() throws IOException {
        requireSensible();
        PrintWriter out = spec.commandLine().getOut();
        Plan plan = Plan.of(seed.orElseGet(System::nanoTime), clients, audit, runs, others());
        Path work = workDirectory();
        out.println("Crash test: " + counted(plan) + ", " + clients + " clients, seed " + plan.seed() + ", in " + work);
        try {
            int exitCode = run(plan, work, out);
            if (exitCode == 0 && !keep) {
                Trees.delete(work);
            }
            return exitCode;
        } catch (SetupFailure e) {
            out.println("Cannot run the crash test: " + e.getMessage());
            out.println("Data directory: " + work);
            return NOT_RUN;
        }
    }

    private int run(Plan plan, Path work, PrintWriter out) throws IOException {
        long start = System.nanoTime();
        Optional<Campaign> campaign = Optional.empty();
        Optional<KeyLoadCampaign> keyLoading = Optional.empty();
        List<Part> parts = new ArrayList<>();
        String where = "the preparation";
        try {
            if (keyLoads() > 0) {
                keyLoading = Optional.of(prepareKeyLoading(plan, work));
                where = "the key loading";
                keyLoading.get().run(plan.seed(), keyLoads(), out::println);
            }
            if (restoreRuns > 0) {
                where = "the restores";
                parts.add(prepareRestores(plan, work));
                parts.get(parts.size() - 1).run(out::println);
            }
            if (smallLimits() > 0) {
                where = "the small limits";
                parts.add(prepareSmallLimits(plan, work));
                parts.get(parts.size() - 1).run(out::println);
            }
            if (!plan.runs().isEmpty()) {
                where = "the preparation";
                campaign = Optional.of(prepare(plan, work, out));
                campaign.get().run(out::println);
            }
            String outcome = "Every promise was kept in " + counted(plan) + ".";
            tell(text(outcome, plan, campaign, keyLoading, parts, start), out);
            return 0;
        } catch (BrokenPromise e) {
            String place = campaign.map(running -> "run " + (running.results().size() + 1))
                    .orElse(where);
            String outcome = "**BROKEN PROMISE** in " + place + "\n\n```\n" + e.getMessage() + "\n```\n\n" + again(plan)
                    + "\nData directory, kept as it is: " + work;
            tell(text(outcome, plan, campaign, keyLoading, parts, start), out);
            return BROKEN;
        }
    }

    private String counted(Plan plan) {
        return plan.runs().size() + " runs, " + keyLoads() + " of key loading, " + restoreRuns
                + " restores of an older store and " + smallLimits() + " with small limits";
    }

    private static String text(
            String outcome,
            Plan plan,
            Optional<Campaign> campaign,
            Optional<KeyLoadCampaign> keyLoading,
            List<Part> parts,
            long start) {
        StringBuilder text =
                new StringBuilder(campaign.map(found -> new Report(plan, found, Waiting.since(start)).text(outcome))
                        .orElseGet(() -> "# Crash test\n\n" + outcome + "\n\nSeed " + plan.seed() + ", "
                                + Waiting.since(start) / 1000 + " s.\n"));
        keyLoading
                .map(loading -> loading.tally().text())
                .filter(table -> !table.isEmpty())
                .ifPresent(table -> text.append('\n').append(table));
        parts.forEach(part -> text.append('\n').append(part.text()));
        return text.toString();
    }

    private String again(Plan plan) {
        return "Again with: --seed " + plan.seed() + " --runs " + runs + " --fault " + fault
                + faultRuns.map(n -> " --fault-runs " + n).orElse("")
                + powerLossRuns.map(n -> " --power-loss-runs " + n).orElse("")
                + keyLoadRuns.map(n -> " --key-load-runs " + n).orElse("")
                + " --restore-runs " + restoreRuns
                + smallLimitRuns.map(n -> " --small-limit-runs " + n).orElse("")
                + storeUrl.map(url -> " --store postgres --store-url " + url).orElse("")
                + lyingDisk.map(text -> " --lying-disk " + text).orElse("") + " --clients " + clients
                + (audit ? " --audit" : "");
    }

    private KeyLoadCampaign prepareKeyLoading(Plan plan, Path work) throws IOException {
        Path place = Files.createDirectory(work.resolve("key-loading"));
        return KeyLoadCampaign.make(distribution(), place, plan.seed(), fault.strikes, lyingDisk);
    }

    private RestoreCampaign prepareRestores(Plan plan, Path work) throws IOException {
        Path place = Files.createDirectory(work.resolve("restore"));
        ProgramFiles program = Installation.files(distribution(), place, new Random(plan.seed()));
        Optional<String> database = storeUrl.map(url -> PostgresCopies.beside(program, url));
        Installation made = Installation.make(program, TestKey.all(1), database);
        return new RestoreCampaign(made, database, plan, restoreRuns, restoreWaits);
    }

    private SmallLimitCampaign prepareSmallLimits(Plan plan, Path work) throws IOException {
        Path place = Files.createDirectory(work.resolve("small-limits"));
        ProgramFiles program = Installation.files(distribution(), place, new Random(plan.seed()));
        Installation made = Installation.make(program, TestKey.small(), Optional.empty());
        return new SmallLimitCampaign(made, plan, smallLimits());
    }

    private Campaign prepare(Plan plan, Path work, PrintWriter out) {
        Path data = Installation.data(work);
        ProgramFiles program = Installation.files(distribution(), work, new Random(plan.seed()));
        Optional<FailingDisk> disk = plan.hasFaults() ? Optional.of(FailingDisk.compile(work, data)) : Optional.empty();
        Map<String, String> preload = disk.map(FailingDisk::environment).orElse(Map.of());
        Installation installation =
                Installation.make(program.with(preload), TestKey.all(plan.runs().size()), storeUrl);
        if (disk.isPresent()) {
            new DiskProbe(installation, disk.get()).run();
            out.println("With the disk failing from the beginning, init, user add and vk load failed as they must.");
        }
        Optional<PowerLoss> power =
                plan.hasPowerLoss() ? Optional.of(PowerLoss.compile(work, data, lyingDisk)) : Optional.empty();
        return new Campaign(plan, installation, disk, power);
    }

    private void tell(String text, PrintWriter out) throws IOException {
        out.println();
        out.println(text);
        if (report.isPresent()) {
            Files.writeString(report.get(), text);
        }
    }

    /** The runs that are not simple kills. */
    private List<RunKind> others() {
        List<RunKind> others = new ArrayList<>(Collections.nCopies(powerLosses(), RunKind.POWER));
        int wanted = faultRuns.orElse(Math.max(6, runs / 10));
        for (int i = 0; i < wanted && !fault.kinds.isEmpty(); i++) {
            others.add(fault.kinds.get(i % fault.kinds.size()));
        }
        return others;
    }

    private int powerLosses() {
        return powerLossRuns.orElse(fault == Fault.MIXED ? USUAL_POWER_LOSSES : 0);
    }

    private int keyLoads() {
        return keyLoadRuns.orElse(storeUrl.isPresent() ? 0 : USUAL_KEY_LOADS);
    }

    private int smallLimits() {
        return smallLimitRuns.orElse(storeUrl.isPresent() ? 0 : USUAL_SMALL_LIMITS);
    }

    private void requireSensible() {
        if (restoreRuns < 0 || restoreWaits < 0 || smallLimits() < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--restore-runs, --restore-waits and --small-limit-runs must be 0 or more");
        }
        if (runs < 0
                || keyLoads() < 0
                || clients < 1
                || clients > 256
                || faultRuns.orElse(0) < 0
                || powerLosses() < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--runs, --fault-runs, --power-loss-runs and --key-load-runs must be 0 or more, --clients 1-256");
        }
        if (!store.equals("sqlite") && !store.equals("postgres")) {
            throw new ParameterException(
                    spec.commandLine(), "--store: got '" + store + "', expected sqlite or postgres");
        }
        if (store.equals("postgres") != storeUrl.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--store postgres and --store-url belong together");
        }
        if (storeUrl.isPresent() && fault != Fault.KILL) {
            throw new ParameterException(
                    spec.commandLine(), "--store postgres: no disk fails under it here, so say --fault kill");
        }
    }

    private Path workDirectory() throws IOException {
        if (directory.isPresent()) {
            Path parent = Files.createDirectories(directory.get().toAbsolutePath());
            return Files.createTempDirectory(parent.toRealPath(), "ptoken-crash-");
        }
        return Files.createTempDirectory("ptoken-crash-").toRealPath();
    }

    private Path distribution() {
        Path chosen =
                distribution.orElseGet(CrashTest::packaged).toAbsolutePath().normalize();
        if (!Files.isExecutable(chosen.resolve("bin").resolve("ptoken"))) {
            throw new SetupFailure(
                    "no packaged program in " + chosen + ": build it with 'mvn package', or say --distribution");
        }
        return chosen;
    }

    private static Path packaged() {
        Path target = Path.of("program", "target");
        try (Stream<Path> children = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            return children.filter(
                            child -> Files.isExecutable(child.resolve("bin").resolve("ptoken")))
                    .findFirst()
                    .orElse(target.resolve("ptoken"));
        } catch (IOException e) {
            throw new SetupFailure("cannot read " + target, e);
        }
    }
}
