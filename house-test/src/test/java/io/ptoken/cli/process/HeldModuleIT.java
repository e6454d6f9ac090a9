package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.TestInstallation;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.line.LineSpeed;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.simulated.SimulatedLine;
import io.ptoken.node.simulated.TestModule;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.thrift.TException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;

/** A server sells with a hardware module while commands and another installation want its line: no sale is refused. */
class HeldModuleIT {

    @TempDir
    Path directory;

    private final SoftSecurityModule module =
            TestModule.sts6(StaTables.SAMPLE, Clock.systemUTC(), Surroundings.ofProcess());
    private Optional<SimulatedLine> line = Optional.empty();
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void makeAnInstallation() {
        environment = environment(TestInstallation.made(directory));
    }

    @AfterEach
    void stopTheModule() {
        line.ifPresent(served -> served.stop().run());
        module.close();
    }

    @Test
    void noSaleWithATsm500iIsRefused() throws Exception {
        SimulatedLine served = start(SimulatorProfile.TSM500I);
        String port = served.address().substring(served.address().indexOf(':') + 1);
        modules(directory, "{name: hall, kind: TSM500I, host: 127.0.0.1, port: " + port + "}");
        TestInstallation other = TestInstallation.made(Files.createDirectory(directory.resolve("other")));
        modules(directory.resolve("other"), "{name: theirs, kind: TSM500I, host: localhost, port: " + port + "}");

        try (Program server = serve()) {
            List<String> startLines = server.readTo("Ready.");
            Sales sales = Sales.start(port(startLines));
            theServerAnswersForItsModules();
            assertSays(
                    Program.run(environment, "hsm", "info", "--tcp", "localhost:" + port),
                    1,
                    "the line to TSM500i at localhost:" + port,
                    server);
            assertSays(
                    Program.run(
                            environment(other),
                            "serve",
                            "--address=127.0.0.1",
                            "--port=0",
                            "--metrics-port=0",
                            "--no-web"),
                    1,
                    "the line to TSM500i at localhost:" + port,
                    server);
            assertThat(sales.end()).isGreaterThan(100);

            server.kill();
            server.end();
            Program.Ended free = Program.run(environment, "hsm", "info", "--tcp", "127.0.0.1:" + port);
            assertThat(free.err()).isEmpty();
            assertThat(free.exitCode()).isZero();
            assertThat(Program.run(environment, "status").exitCode()).isZero();
        }
    }

    @Test
    void noSaleWithATsm250IsRefused() throws Exception {
        SimulatedLine served = start(SimulatorProfile.TSM250);
        Path link = Files.createSymbolicLink(directory.resolve("tsm250"), Path.of(served.address()));
        modules(directory, "{name: spare, kind: TSM250, device: " + link + "}");

        try (Program server = serve()) {
            List<String> startLines = server.readTo("Ready.");
            Sales sales = Sales.start(port(startLines));
            theServerAnswersForItsModules();
            assertSays(
                    Program.run(environment, "hsm", "info", "--serial", served.address()),
                    1,
                    "the line to TSM250 at " + served.address(),
                    server);
            assertThat(sales.end()).isGreaterThan(100);
        }
    }

    /** It has the modules, and tells what they are. */
    private void theServerAnswersForItsModules() {
        for (int time = 1; time <= 4; time++) {
            Program.Ended status = Program.run(environment, "status");
            assertThat(status.out()).contains("OPERATIONAL").doesNotContain("not known");
            assertThat(status.exitCode()).isZero();
        }
        assertThat(Program.run(environment, "notices").exitCode()).isZero();
        assertThat(Program.run(environment, "vk", "list").out()).contains("123457");
    }

    private static void assertSays(Program.Ended ended, int exitCode, String what, Program server) {
        assertThat(ended.err())
                .contains(what)
                .contains(" in use by process " + server.pid() + ": 'ptoken serve' of user ");
        assertThat(ended.out()).doesNotContain("ERROR", "WARNING", "No notices.\n");
        assertThat(ended.exitCode()).isEqualTo(exitCode);
    }

    private SimulatedLine start(SimulatorProfile profile) throws IOException {
        SimulatedModule simulated = new SimulatedModule(
                module, profile, SimulatedLine.protocol(TransportProfile.NSS_ENVELOPE, false), Clock.systemUTC());
        SimulatedLine served = profile.equals(SimulatorProfile.TSM500I)
                ? SimulatedLine.network(simulated, "127.0.0.1", 0, LineSpeed.UNLIMITED)
                : SimulatedLine.serial(simulated, Optional.empty(), LineSpeed.UNLIMITED, false);
        line = Optional.of(served);
        return served;
    }

    private static void modules(Path place, String entry) throws IOException {
        Files.writeString(place.resolve("data/ptoken.yaml"), "modules: [" + entry + "]\n");
    }

    private Map<String, String> environment(TestInstallation installation) {
        return Map.of(
                "PTOKEN_DATA", installation.data().toString(),
                "PTOKEN_KEY_FILE", installation.keyFile().toString(),
                "PTOKEN_LOCK_FOLDER", directory.resolve("locks").toString());
    }

    private Program serve() {
        return Program.start(environment, "serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web");
    }

    private static int port(List<String> startLines) {
        String api = startLines.stream()
                .filter(candidate -> candidate.startsWith("TokenApi"))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(api.replaceAll(".* port ([0-9]+),.*", "$1"));
    }

    /** Sells one token after the other until it is ended; a refusal ends it with that. */
    private record Sales(AtomicBoolean go, CompletableFuture<Integer> sold) {

        static Sales start(int port) {
            AtomicBoolean go = new AtomicBoolean(true);
            return new Sales(go, CompletableFuture.supplyAsync(() -> sell(port, go)));
        }

        private static int sell(int port, AtomicBoolean go) {
            try (VendorLikeClient client = VendorLikeClient.connect("127.0.0.1", port)) {
                String accessToken = client.api()
                        .signInWithPassword(
                                "sign-in", "local", "vending", TestInstallation.PASSWORD, new SessionOptions())
                        .getAccessToken();
                int sale = 0;
                while (go.get()) {
                    client.api().issueCreditToken("sale-" + ++sale, accessToken, meter(sale), (short) 0, 10.0, 0, 0);
                }
                return sale;
            } catch (TException | GeneralSecurityException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Each sale is for another meter, so that none has to wait for a token identifier. */
        private static MeterConfigIn meter(int sale) {
            String tenDigits = String.format("%010d", sale);
            MeterConfigIn meter = new MeterConfigIn(
                    tenDigits + checkDigit(tenDigits), (short) 7, (short) 2, 123456, (short) 1, (short) 1, (short) 255);
            meter.setAllowKrnUpdate(false);
            return meter;
        }

        /** Luhn, as serial numbers of 11 digits end. */
        private static int checkDigit(String digits) {
            int sum = 0;
            for (int i = 0; i < digits.length(); i++) {
                int digit = digits.charAt(digits.length() - 1 - i) - '0';
                int weighed = i % 2 == 0 ? digit * 2 : digit;
                sum += weighed > 9 ? weighed - 9 : weighed;
            }
            return (10 - sum % 10) % 10;
        }

        int end() throws Exception {
            go.set(false);
            return sold.get(1, TimeUnit.MINUTES);
        }
    }
}
