package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.EveryCommand.Stage;
import io.ptoken.cli.commands.kmc.TestKmc;
import io.ptoken.cli.commands.kmcsim.KmcSimBench;
import io.ptoken.cli.commands.token.TokenBench;
import io.ptoken.cli.kmcsim.ModuleAtHome;
import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.line.LineSpeed;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.simulated.SimulatedLine;
import io.ptoken.node.simulated.TestModule;
import io.ptoken.service.port.AlertStore;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.NodeStore;
import io.ptoken.store.jdbc.JdbcStore;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Installations in every stage at which a command has something to do; each test works on a copy. */
final class CommandBench implements AutoCloseable {

    /** Password of the administrators who are each other's second person. */
    static final String CHOSEN = "chosen by its owner";

    private static final Clock CLOCK = Clock.fixed(TestSurroundings.NOW, ZoneOffset.UTC);

    private static final String PIN_A = "pin of alice 1";
    private static final String PIN_B = "pin of bob 22";

    private final Path files;
    private final Path scratch;
    private final Path keyFile;
    private final Map<Stage, Path> stages = new HashMap<>();
    private final SoftSecurityModule module;
    private final SimulatedLine line;
    private final KmcSimBench kmcSim;
    private int copies;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> servers = new ArrayList<>();

    CommandBench(Path directory) throws IOException {
        files = Files.createDirectory(directory.resolve("files"));
        scratch = Files.createDirectory(directory.resolve("scratch"));
        TestInstallation made = TestInstallation.made(directory);
        keyFile = made.keyFile();
        module = TestModule.sts6(StaTables.SAMPLE, CLOCK, Surroundings.ofProcess());
        module.administration()
                .orElseThrow()
                .appointOfficers(List.of(
                        OfficerCredentials.of("alice", "a pin of alice".toCharArray()),
                        OfficerCredentials.of("bob", "a pin of bob".toCharArray())));
        line = SimulatedLine.network(
                new SimulatedModule(
                        module,
                        SimulatorProfile.TSM500I,
                        SimulatedLine.protocol(TransportProfile.NSS_ENVELOPE, true),
                        CLOCK),
                "127.0.0.1",
                0,
                LineSpeed.UNLIMITED);
        kmcSim = new KmcSimBench(Files.createDirectory(directory.resolve("sim"))).ready();
        ModuleAtHome other = new ModuleAtHome(files, "ptoken", "90000002");
        Files.move(other.publicKey(), files.resolve("other.smpub"));
        Files.move(other.anchor(), files.resolve("other.anchor"));
        Files.move(kmcSim.module.file(kmcSim.module.ask(kmcSim.kmc, 1)), files.resolve("request.txt"));
        goThroughTheStages(made);
    }

    private void goThroughTheStages(TestInstallation made) throws IOException {
        Path configuration = keep(Stage.HARDWARE, made).resolve("ptoken.yaml");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace(
                                "modules: []",
                                "modules: [{name: own, kind: SOFTWARE}, {name: hall, kind: TSM500I, host: localhost, port: 1}]"));
        Path simulated = keep(Stage.SIMULATED, made).resolve("ptoken.yaml");
        Files.writeString(
                simulated,
                Files.readString(simulated)
                        .replace(
                                "modules: []",
                                "modules: [{name: own, kind: SOFTWARE}, {name: hall, kind: TSM500I, host: 127.0.0.1, port: "
                                        + line.address().replaceAll(".*:", "") + "}]"));
        ok(made, "licence issuer create " + files.resolve("issuer.key"));
        Files.writeString(files.resolve("issuer.pem"), ok(made, "licence issuer show " + files.resolve("issuer.key")));
        ok(made, "licence trust --yes " + files.resolve("issuer.pem"));
        assertThat(made.loadKey("--sgc", "123457", "--krn", "1").exitCode()).isZero();
        Path olderModule = Files.copy(made.data().resolve("softsm.sealed"), files.resolve("older.sealed"));
        assertThat(made.surroundings()
                        .typing(TokenBench.SECOND_KEY, TokenBench.SECOND_KEY, "y")
                        .run("vk", "load", "--sgc", "123457", "--krn", "2")
                        .exitCode())
                .isZero();
        Path olderStore = Files.copy(made.data().resolve("ptoken.db"), files.resolve("older.db"));
        String id = ok(made, "licence show").lines().findFirst().orElseThrow().replaceAll("\\D", "");
        Files.writeString(
                files.resolve("licence.txt"),
                ok(
                        made,
                        "licence issue --transactions 5000 --until 2027-12-31 --sequence 1 --module " + id
                                + " --issuer-key " + files.resolve("issuer.key")));
        for (int i = 0; i < 6; i++) {
            ok(made, "token credit --drn 600727000000000009 --sgc 123457 --krn 1 --amount 100 --unit hWh");
        }
        ok(made, "backup " + files.resolve("backup.zip"));
        keep(Stage.NEW, made);
        keep(Stage.CLOCK_SET_BACK, made);
        raiseAlert(keep(Stage.ALERTED, made));
        Files.copy(
                olderModule,
                keep(Stage.OLDER_MODULE, made).resolve("softsm.sealed"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.copy(olderStore, keep(Stage.OLDER_STORE, made).resolve("ptoken.db"), StandardCopyOption.REPLACE_EXISTING);
        Path officers = keep(Stage.OFFICERS, made);
        CommandRun appointed = new TestSurroundings()
                .variable("PTOKEN_DATA", officers.toString())
                .variable("PTOKEN_KEY_FILE", keyFile.toString())
                .typing(PIN_A, PIN_A, PIN_B, PIN_B)
                .run("module", "officers", "--appoint", "alice", "--appoint", "bob");
        assertThat(appointed.err()).isEmpty();
        manufacturing();
        keyLoading(made);
        secondPerson(made);
    }

    private void manufacturing() throws IOException {
        TestInstallation factory = new TestInstallation(scratch.resolve("factory"), keyFile);
        ok(factory, "init --manufacturing");
        CommandRun loaded = factory.surroundings()
                .typing("y", "0000000076767676", "y", "y", "7676767600000000", "y")
                .run("ditk", "load", "--ea=7", "--components=2", "--kcv=4CBE91");
        assertThat(loaded.err()).isEmpty();
        assertThat(factory.loadKey("--sgc", "123457", "--krn", "1").exitCode()).isZero();
        keep(Stage.MANUFACTURING, factory);
    }

    private void secondPerson(TestInstallation made) throws IOException {
        for (String name : List.of("bob", "carol")) {
            assertThat(made.addPerson(name, "ptoken-admin").exitCode()).isZero();
            assertThat(made.surroundings()
                            .typing(TestInstallation.PASSWORD, CHOSEN, CHOSEN)
                            .run("user", "passwd", name, "--own", "--as", name)
                            .exitCode())
                    .isZero();
        }
        later(made, 1, "pref set ptoken.secondPersonFor user.unlock");
        assertThat(later(made, 2, "user unlock vending").err()).contains("waits for approval 1");
        keep(Stage.SECOND_PERSON, made);
        ok(made, "approvals off --yes");
        keep(Stage.SECOND_PERSON_OFF, made);
    }

    private static void raiseAlert(Path data) {
        try (JdbcStore store = JdbcStore.openSqlite(data.resolve("ptoken.db"))) {
            // From the future, so that a server, which is alone on its store, does not take it for what it was called
            // before.
            store.nodes()
                    .write(new NodeStore.NodeStanding(
                            "vend-2:9443",
                            Instant.EPOCH,
                            Instant.EPOCH,
                            Instant.parse("2099-01-01T00:00:00Z"),
                            NodeStore.State.STOPPED,
                            "1",
                            "0.0.0.0",
                            9443,
                            "",
                            List.of()));
            AlertStore.AlertKey disk = new AlertStore.AlertKey("here:9443", "ERROR", "EService.DiskSpace", "");
            store.alerts()
                    .raise(
                            new AlertStore.Noticed(
                                    disk, "The disk is full.", "Make room.", "NODE", TestSurroundings.NOW),
                            TestSurroundings.NOW);
        }
        putStrayRow(data);
    }

    /** As somebody would who can write the database. */
    private static void putStrayRow(Path data) {
        Path database = data.resolve("ptoken.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                JdbcStore store = JdbcStore.openSqlite(database)) {
            statement.execute("INSERT INTO audit_log SELECT sequence + 1000, at_micros, actor, origin, action, subject,"
                    + " outcome, message_id, detail, hash FROM audit_log ORDER BY sequence LIMIT 1");
            store.auditLog().moveStrays(TestSurroundings.NOW);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keyLoading(TestInstallation made) throws IOException {
        Path publicKey = files.resolve("module.smpub.txt");
        Path anchor = files.resolve("module.anchor.txt");
        ok(made, "kmc module-key --out " + publicKey + " --anchor " + anchor);
        TestKmc kmc = TestKmc.create(TestKmc.root(), TrustAnchorText.read(anchor), Files.readString(publicKey), files);
        ok(made, "kmc import --yes " + files.resolve("kmc.kmcpub.txt") + " --trust " + files.resolve("kmc.anchor.txt"));
        keep(Stage.KMC, made);
        ok(made, "kmc request --out " + files.resolve("kmc.request.txt"));
        kmc.answer("kmc.request.txt", "keys.klf.txt");
        keep(Stage.REQUESTED, made);
        ok(made, "kmc upload --yes " + files.resolve("keys.klf.txt"));
        keep(Stage.UPLOADED, made);
        ok(made, "kmc load-all");
        keep(Stage.LOADED, made);
    }

    private static String ok(TestInstallation made, String command) {
        CommandRun run = made.surroundings().run(command.split(" "));
        assertThat(run.exitCode()).as("%s: %s", command, run.err()).isZero();
        return run.out();
    }

    private static CommandRun later(TestInstallation made, int seconds, String command) {
        return made.surroundings().at(TestSurroundings.NOW.plusSeconds(seconds)).run(command.split(" "));
    }

    private Path keep(Stage stage, TestInstallation made) throws IOException {
        Path copy = scratch.resolve(stage.name());
        copyTree(made.data(), copy);
        stages.put(stage, copy);
        return copy;
    }

    /** A place of its own for one command. */
    Place place(EveryCommand command) throws IOException {
        copies++;
        Path out = Files.createDirectory(scratch.resolve("copy-" + copies));
        Path sim = out.resolve("kmc-sim");
        copyTree(kmcSim.kmc.root(), sim);
        Path data = out.resolve("new");
        if (command.stage() != Stage.NONE) {
            data = out.resolve("data");
            Stage stage = command.stage() == Stage.SERVED ? Stage.NEW : command.stage();
            copyTree(Objects.requireNonNull(stages.get(stage)), data);
        }
        if (isServed(command)) {
            serve(data);
        }
        return new Place(command, out, data, sim);
    }

    private static boolean isServed(EveryCommand command) {
        return command.stage() == Stage.SERVED || command.stage() == Stage.OFFICERS;
    }

    /** A server runs until the bench is closed. */
    private void serve(Path data) {
        CountDownLatch started = new CountDownLatch(1);
        TestSurroundings surroundings = new TestSurroundings()
                .variable("PTOKEN_DATA", data.toString())
                .variable("PTOKEN_KEY_FILE", keyFile.toString());
        Thread server = new Thread(
                () -> surroundings.runWhile(
                        out -> {
                            started.countDown();
                            awaited(closing);
                        },
                        "serve",
                        "--address=127.0.0.1",
                        "--port=0",
                        "--metrics-port=0",
                        "--no-web"),
                "server of the bench");
        server.start();
        servers.add(server);
        awaited(started);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where one command works. */
    final class Place {

        private final EveryCommand command;
        private final Path out;
        private final Path data;
        private final Path sim;

        private Place(EveryCommand command, Path out, Path data, Path sim) {
            this.command = command;
            this.out = out;
            this.data = data;
            this.sim = sim;
        }

        /** True when the command makes a key that nobody can foresee. */
        boolean makesAKey() {
            return command.name().equals("ditk generate");
        }

        TestSurroundings surroundings(List<String> typed) {
            Instant now = TestSurroundings.NOW;
            return new TestSurroundings()
                    .variable("PTOKEN_DATA", data.toString())
                    .variable("PTOKEN_KEY_FILE", keyFile.toString())
                    .variable("PTOKEN_KMC_SIM", sim.toString())
                    .variable("PW", TestInstallation.PASSWORD)
                    .at(command.stage() == Stage.CLOCK_SET_BACK ? now.minus(Duration.ofHours(1)) : now)
                    .typing(typed.toArray(String[]::new));
        }

        String[] arguments() {
            String all = command.name() + " " + command.arguments();
            return Arrays.stream(all.strip().split(" "))
                    .map(word -> word.replace("{in}", files.toString())
                            .replace("{out}", out.toString())
                            .replace("{hsm}", line.address()))
                    .toArray(String[]::new);
        }

        /** Where all of it lies. */
        String root() {
            return out.toString();
        }

        /** The answers of the person at the terminal. */
        List<String> typed() {
            return command.typed();
        }

        /** What the audit log says was done; nothing where there is no installation. */
        List<String> audited() {
            Path database = data.resolve("ptoken.db");
            if (!Files.exists(database)) {
                return List.of();
            }
            try (JdbcStore store = JdbcStore.openSqlite(database)) {
                return store.auditLog().page(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), 0, 10_000).stream()
                        .map(AuditRow::entry)
                        .map(entry -> entry.action())
                        .toList();
            }
        }

        /** Removes the file of the store. */
        void loseStore() throws IOException {
            for (String name : List.of("ptoken.db", "ptoken.db-wal", "ptoken.db-shm")) {
                Files.deleteIfExists(data.resolve(name));
            }
        }

        /** True when there is a file of the store. */
        boolean hasStore() {
            return Files.exists(data.resolve("ptoken.db"));
        }

        /** Every file of the installation with what it holds, but for the database, of which {@link #audited} tells. */
        Map<String, String> files() throws IOException {
            Map<String, String> seen = new TreeMap<>();
            try (Stream<Path> all = Files.walk(data)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    String name = data.relativize(file).toString();
                    if (!name.startsWith("ptoken.db") && !name.endsWith(".lock")) {
                        seen.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
                    }
                }
            }
            return seen;
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(path -> {
                try {
                    Files.copy(path, to.resolve(from.relativize(path)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Override
    public void close() {
        closing.countDown();
        for (Thread server : servers) {
            try {
                server.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        line.stop().run();
        module.close();
    }
}
