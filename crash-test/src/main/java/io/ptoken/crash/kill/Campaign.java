package io.ptoken.crash.kill;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.book.Entry;
import io.ptoken.crash.book.OrderSource;
import io.ptoken.crash.check.AuditCheck;
import io.ptoken.crash.check.Checks;
import io.ptoken.crash.client.Access;
import io.ptoken.crash.client.ApiClient;
import io.ptoken.crash.client.Clerk;
import io.ptoken.crash.client.Load;
import io.ptoken.crash.client.Tally;
import io.ptoken.crash.client.Weather;
import io.ptoken.crash.fault.DiskFault;
import io.ptoken.crash.fault.FailingDisk;
import io.ptoken.crash.fault.PowerLoss;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Installation;
import io.ptoken.crash.program.Server;
import io.ptoken.crash.program.SetupFailure;
import io.ptoken.crash.program.Waiting;
import io.ptoken.crash.run.Plan;
import io.ptoken.crash.run.RunKind;
import io.ptoken.crash.run.RunResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** The runs one after the other, on one installation. */
public final class Campaign {

    private static final int LONGEST_LOAD_MILLIS = 1_000;
    private static final int LONGEST_AT_READY_MILLIS = 150;
    private static final int LONGEST_SHUTDOWN_MILLIS = 120;
    private static final int FAULT_AFTER_MILLIS = 250;
    private static final int FAULT_MILLIS = 700;
    private static final int LONGEST_FAULT_MILLIS = 20_000;
    private static final int LONGEST_RECOVERY_MILLIS = 20_000;
    private static final int AFTER_RECOVERY_MILLIS = 250;

    /** The limits are compared with 'ptoken vk list' this often; it takes as long as a start of the server. */
    private static final int RUNS_PER_LIST = 4;

    /** Where the disk fails, in turn: the store would hide the module, and the other way round. */
    private static final List<String> FAILING_FILES =
            List.of(FailingDisk.STORE, FailingDisk.MODULE, FailingDisk.EVERY_FILE);

    private final Plan plan;
    private final Installation installation;
    private final Optional<FailingDisk> disk;
    private final Optional<PowerLoss> power;
    private final Book book;
    private final Random random;
    private final SSLContext tls;
    private final AtomicReference<Weather> weather = new AtomicReference<>(Weather.FAIR);
    private final List<RunResult> results = new ArrayList<>();

    private final Map<DiskFault, Integer> faults = new EnumMap<>(DiskFault.class);
    private long usualStartMillis = 2_000;
    private Tally tally = new Tally();

    public Campaign(Plan plan, Installation installation, Optional<FailingDisk> disk, Optional<PowerLoss> power) {
        this.plan = plan;
        this.installation = installation;
        this.disk = disk;
        this.power = power;
        this.book = new Book(installation.keys());
        this.random = new Random(plan.seed());
        this.tls = ApiClient.trusting(installation.certificate());
    }

    public Book book() {
        return book;
    }

    /** The runs that ended well so far. */
    public List<RunResult> results() {
        return results;
    }

    /**
     * All runs.
     *
     * @param progress takes the line of each
     * @throws BrokenPromise at the first promise that is broken
     */
    public void run(Consumer<String> progress) {
        Server server = start();
        usualStartMillis = server.awaitReady();
        for (RunKind kind : plan.runs()) {
            int number = results.size() + 1;
            tally = new Tally();
            String detail = happen(number, kind, server);
            Optional<Map<String, Long>> left = number % RUNS_PER_LIST == 0 ? Optional.of(stopped()) : Optional.empty();
            server = start();
            long startMillis = server.awaitReady();
            long start = System.nanoTime();
            check(number, server, left);
            results.add(new RunResult(number, kind, detail, tally, startMillis, Waiting.since(start)));
            progress.accept(results.get(number - 1).line(plan.runs().size()));
        }
        tally = new Tally();
        try (Checks checks = checks(server)) {
            checks.fetchAll();
        }
        server.stop();
        requireLeft(stopped());
        if (plan.audit()) {
            AuditCheck.requireEveryIssue(installation.program(), book);
        }
    }

    /** What is looked at while no server runs. */
    private Map<String, Long> stopped() {
        if (plan.audit()) {
            AuditCheck.verify(installation.program());
        }
        return installation.limitsLeft();
    }

    private void requireLeft(Map<String, Long> left) {
        book.allowances()
                .forEach(allowance -> book.requireLeft(
                        allowance, left.getOrDefault(allowance.key().id(), 0L)));
    }

    private Server start() {
        return Server.start(installation.program());
    }

    private void check(int run, Server server, Optional<Map<String, Long>> left) {
        try (Checks checks = checks(server)) {
            OrderSource orders = new OrderSource(random, installation.keys(), run, "check");
            List<Entry> missing = checks.settleOpenCalls();
            left.ifPresent(this::requireLeft);
            checks.fetchRecent(run, random);
            checks.sendAgain(missing);
            checks.limitsStayUsedUp(orders, run);
            if (!checks.serves(orders, run)) {
                throw new BrokenPromise("the server does not serve after its restart");
            }
        } catch (BrokenPromise e) {
            throw new BrokenPromise(e.getMessage() + "\n" + server.lastLines(), e);
        }
    }

    private Access access(Server server) {
        int port = server.port();
        return new Access(() -> ApiClient.connect(tls, port));
    }

    private Checks checks(Server server) {
        Access access = access(server);
        return new Checks(book, () -> new Clerk(book, tally, access, () -> Weather.FAIR), plan.clients());
    }

    /** One run up to the death of the server. */
    private String happen(int run, RunKind kind, Server server) {
        weather.set(Weather.FAIR);
        try {
            return switch (kind) {
                case LOAD -> killUnderLoad(run, server);
                case READY -> killWhenReady(run, server);
                case START -> killInStartUp(server);
                case SHUTDOWN -> killInShutdown(run, server);
                case FSYNC, DISK_FULL -> failDisk(run, server, kind.fault().orElseThrow());
                case POWER -> losePower(run, server);
            };
        } catch (BrokenPromise e) {
            throw new BrokenPromise(e.getMessage() + "\n" + server.lastLines(), e);
        }
    }

    private String killUnderLoad(int run, Server server) {
        Load load = load(run, server);
        int millis = random.nextInt(LONGEST_LOAD_MILLIS);
        load.start(random.nextLong());
        load.awaitConnected();
        load.runFor(millis);
        kill(server, load);
        return "after " + millis + " ms";
    }

    private String killWhenReady(int run, Server before) {
        before.stop();
        Server server = start();
        server.awaitReady();
        Load load = load(run, server);
        int millis = random.nextInt(LONGEST_AT_READY_MILLIS);
        boolean signedIn = random.nextBoolean();
        load.start(random.nextLong());
        if (signedIn) {
            load.awaitConnected();
        }
        load.runFor(millis);
        kill(server, load);
        return "after " + millis + " ms, " + (signedIn ? "first calls" : "first sign-in");
    }

    private String killInStartUp(Server before) {
        before.stop();
        return killStarting(start());
    }

    private String killStarting(Server server) {
        server.awaitJvm();
        int millis = random.nextInt((int) Math.min(usualStartMillis, 10_000) + 1);
        Waiting.millis(millis);
        boolean ready = server.isReady();
        server.kill();
        book.killed();
        return "after " + millis + " ms" + (ready ? ", ready" : "");
    }

    private String killInShutdown(int run, Server server) {
        Load load = load(run, server);
        int millis = random.nextInt(LONGEST_LOAD_MILLIS / 2);
        int grace = random.nextInt(LONGEST_SHUTDOWN_MILLIS);
        load.start(random.nextLong());
        load.awaitConnected();
        load.runFor(millis);
        weather.set(Weather.ROUGH);
        server.terminate();
        Waiting.millis(grace);
        boolean ended = !server.isAlive();
        kill(server, load);
        return "SIGTERM at " + millis + " ms, SIGKILL " + grace + " ms later" + (ended ? ", ended" : "");
    }

    /** As one of the kills, on a disk that keeps nothing but what was synced. */
    private String losePower(int run, Server before) {
        PowerLoss loss = power.orElseThrow();
        before.stop();
        loss.begin();
        Server server = Server.start(installation.program().with(loss.environment()));
        String detail = switch (random.nextInt(6)) {
            case 0 -> killStarting(server);
            case 1 -> killShuttingDown(run, server);
            default -> killWorking(run, server);
        };
        return detail + ", " + loss.strike() + " files older";
    }

    private String killWorking(int run, Server server) {
        server.awaitReady();
        return killUnderLoad(run, server);
    }

    private String killShuttingDown(int run, Server server) {
        server.awaitReady();
        return killInShutdown(run, server);
    }

    private String failDisk(int run, Server server, DiskFault fault) {
        FailingDisk failing = disk.orElseThrow();
        String file = FAILING_FILES.get(faults.merge(fault, 1, Integer::sum) % FAILING_FILES.size());
        Load load = load(run, server);
        load.start(random.nextLong());
        load.awaitConnected();
        load.runFor(FAULT_AFTER_MILLIS);
        weather.set(Weather.ROUGH);
        failing.fail(fault, file);
        load.runFor(FAULT_MILLIS);
        Waiting.until(LONGEST_FAULT_MILLIS, () -> failing.hits(file) > 0);
        failing.heal();
        long healed = System.nanoTime();
        awaitService(run, server);
        long recovery = Waiting.since(healed);
        load.requireNoFailure();
        weather.set(Weather.FAIR);
        load.runFor(AFTER_RECOVERY_MILLIS);
        load.requireNoFailure();
        long hits = failing.hits(file);
        if (hits == 0) {
            throw new SetupFailure(
                    "no call failed while the disk was to fail (" + fault.word() + " on '" + file + "')");
        }
        kill(server, load);
        return file + ", " + hits + " calls failed, back in " + recovery + " ms";
    }

    /** The cause is gone: credit for every kind of meter must be had again, without a restart. */
    private void awaitService(int run, Server server) {
        OrderSource orders = new OrderSource(random, installation.keys(), run, "back");
        Access access = access(server);
        boolean back;
        try (Checks probe = new Checks(book, () -> new Clerk(book, tally, access, weather::get), 1)) {
            back = Waiting.until(LONGEST_RECOVERY_MILLIS, () -> server.isAlive() && probe.serves(orders, run));
        }
        if (!back) {
            throw new BrokenPromise((server.isAlive() ? "service does not resume" : "the server ended")
                    + " although the disk is good again\nlast refusals: " + tally.refusals());
        }
    }

    private Load load(int run, Server server) {
        Access access = access(server);
        Tally counts = tally;
        return new Load(
                book,
                (chance, client) -> new OrderSource(chance, installation.keys(), run, client)::next,
                run,
                plan.clients(),
                weather,
                number -> new Clerk(book, counts, access, weather::get));
    }

    private void kill(Server server, Load load) {
        weather.compareAndSet(Weather.FAIR, Weather.KILLED);
        server.kill();
        weather.set(Weather.KILLED);
        load.end();
        book.killed();
    }
}
