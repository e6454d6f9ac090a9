package io.ptoken.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.store.jdbc.JdbcStore;
import io.ptoken.store.jdbc.testing.PostgresServer;
import io.ptoken.thrift.testing.LogCapture;
import io.ptoken.thrift.testing.VendingClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.thrift.TException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import za.co.prism.prismtoken1.Alert;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;

/** A part is taken away under a server that runs: callers are told what is wrong, and it goes on when the part is back. */
@Tag("slow")
class UnpluggedTest {

    @TempDir
    Path folder;

    private final AtomicInteger messages = new AtomicInteger();

    @Test
    void theDatabaseStopsAndStartsAgain() throws Exception {
        try (PostgresServer database = PostgresServer.startDurable();
                TestServer server = TestServer.start(folder, JdbcStore.openPostgres(database.newDatabase()));
                VendingClient client = VendingClient.connect(server.port())) {
            String accessToken = signIn(client);
            List<Token> before = buy(client, accessToken, "before");
            database.stop();

            ApiException refused =
                    catchThrowableOfType(ApiException.class, () -> buy(client, accessToken, "while-stopped"));
            assertThat(refused.getECode()).isEqualTo("EService");
            assertThat(refused.getEMsgEn())
                    .isIn(
                            "Unhandled exception 'StoreUnavailable': the database does not answer; nothing was issued,"
                                    + " call again later",
                            "Unhandled exception 'StoreOutcomeUnknown': the connection to the database broke; fetch the"
                                    + " result of this messageId before issuing again");
            assertThat(alerts(client, accessToken)).contains("EService.Store");
            EveryMethod methods = EveryMethod.of(client.api(), accessToken, TestServer.PASSWORD, meter());
            assertThat(List.of(methods.answers(), methods.answers(), methods.answers()))
                    .allSatisfy(UnpluggedTest::assertNoIncident);

            database.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> buy(client, accessToken, "while-stopped").size() == 1
                            && client.api()
                                    .fetchTokenResult(message(), accessToken, "before")
                                    .equals(before));
            assertThat(buy(client, accessToken, "while-stopped").get(0).getTid())
                    .isGreaterThan(before.get(0).getTid());
        }
    }

    @Test
    void theDatabaseStandsStill() throws Exception {
        try (PostgresServer database = PostgresServer.startDurable();
                TestServer server = TestServer.start(folder, JdbcStore.openPostgres(database.newDatabase()));
                VendingClient client = VendingClient.connect(server.port())) {
            String accessToken = signIn(client);
            List<Token> before = buy(client, accessToken, "before");
            database.freeze();

            assertRefusedByTheStoreWithinFourSeconds(() -> buy(client, accessToken, "while-frozen"));
            assertRefusedByTheStoreWithinFourSeconds(() -> signIn(client));
            assertRefusedByTheStoreWithinFourSeconds(() -> buy(client, accessToken, "while-frozen-2"));
            assertRefusedByTheStoreWithinFourSeconds(
                    () -> client.api().fetchTokenResult(message(), accessToken, "before"));
            database.thaw();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> buy(client, accessToken, "while-frozen").size() == 1
                            && client.api()
                                    .fetchTokenResult(message(), accessToken, "before")
                                    .equals(before));
        }
    }

    private static void assertRefusedByTheStoreWithinFourSeconds(ThrowingCallable call) {
        long begun = System.nanoTime();
        ApiException refused = catchThrowableOfType(ApiException.class, call);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        assertThat(refused.getEMsgEn())
                .isIn(
                        "Unhandled exception 'StoreUnavailable': the database does not answer; nothing was issued, call"
                                + " again later",
                        "Unhandled exception 'StoreOutcomeUnknown': the connection to the database broke; fetch the"
                                + " result of this messageId before issuing again");
    }

    @Test
    void anotherProgramKeepsTheStoreLocked() throws Exception {
        Path file = folder.resolve("ptoken.db");
        try (LogCapture log = LogCapture.open("io.ptoken.service");
                TestServer server = TestServer.start(folder);
                VendingClient client = VendingClient.connect(server.port())) {
            String accessToken = signIn(client);
            List<Token> before = buy(client, accessToken, "before");
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");

                assertUnavailableWithinFourSeconds(() -> buy(client, accessToken, "while-locked"));
                assertUnavailableWithinFourSeconds(() -> signIn(client));
                assertUnavailableWithinFourSeconds(
                        () -> client.api().fetchTokenResult(message(), accessToken, "before"));
                statement.execute("ROLLBACK");
            }

            assertThat(log.text())
                    .contains("A call was refused because the store failed: the store " + file
                            + " has been locked by another process for 3 s: end the program that keeps it locked, then"
                            + " try again (UNAVAILABLE)");
            assertThat(buy(client, accessToken, "while-locked").get(0).getTid())
                    .isGreaterThan(before.get(0).getTid());
            assertThat(client.api().fetchTokenResult(message(), accessToken, "before"))
                    .isEqualTo(before);
        }
    }

    @Test
    void theStateFileOfTheModuleIsAltered() throws Exception {
        try (TestServer server = TestServer.start(folder);
                VendingClient client = VendingClient.connect(server.port())) {
            String accessToken = signIn(client);
            List<Token> before = buy(client, accessToken, "before");
            Path state = folder.resolve("softsm.sealed");
            Files.write(state, new byte[] {1, 2, 3});

            assertThat(catchThrowableOfType(
                                    SecurityModuleException.class,
                                    () -> server.module().deleteVendingKey(new RegisterNumber(6)))
                            .status()
                            .code())
                    .isEqualTo("57");
            ApiException refused = catchThrowableOfType(ApiException.class, () -> buy(client, accessToken, "after"));
            assertThat(refused.getECode()).isEqualTo("ESm");
            assertThat(refused.getEMsgEn())
                    .startsWith(
                            "Security Module error '57': TAMPERED_STATE: the state file is not as this module left it")
                    .endsWith("put the newest good copy back, then start again");
            assertThat(alerts(client, accessToken)).contains("ESm.State");
            assertThat(client.api().fetchTokenResult(message(), accessToken, "before"))
                    .isEqualTo(before);
            assertThat(Files.readAllBytes(state)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void theClockIsSetBackADay() throws Exception {
        AtomicReference<Instant> time = new AtomicReference<>(TestServer.NOW);
        try (TestServer server = TestServer.start(folder, time::get);
                VendingClient client = VendingClient.connect(server.port())) {
            String accessToken = signIn(client);
            List<Token> before = buy(client, accessToken, "before");
            time.set(TestServer.NOW.minus(Duration.ofDays(1)));

            ApiException refused = catchThrowableOfType(ApiException.class, () -> buy(client, accessToken, "early"));
            assertThat(refused.getECode()).isEqualTo("EService");
            assertThat(refused.getEMsgEn())
                    .isEqualTo("Unhandled exception 'ClockSetBack': the server's clock says 2026-11-22T10:00:00Z, 1440"
                            + " minutes before the latest entry of the audit log; nothing was issued."
                            + " Set the clock right, or declare it right with 'ptoken clock accept'");
            assertThat(client.api().fetchTokenResult(message(), accessToken, "before"))
                    .isEqualTo(before);

            time.set(TestServer.NOW);
            assertThat(buy(client, accessToken, "early").get(0).getTid())
                    .isGreaterThan(before.get(0).getTid());
        }
    }

    private static void assertUnavailableWithinFourSeconds(ThrowingCallable call) {
        long begun = System.nanoTime();
        ApiException refused = catchThrowableOfType(ApiException.class, call);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        assertThat(refused.getEMsgEn())
                .isEqualTo("Unhandled exception 'StoreUnavailable': the database does not answer; nothing was issued,"
                        + " call again later");
    }

    private static String signIn(VendingClient client) throws TException {
        return client.api()
                .signInWithPassword("m-0", "local", "vending", TestServer.PASSWORD, new SessionOptions())
                .getAccessToken();
    }

    private static List<Token> buy(VendingClient client, String accessToken, String message) throws TException {
        return client.api().issueCreditToken(message, accessToken, meter(), (short) 0, 10.0, 0, 0);
    }

    private static MeterConfigIn meter() {
        MeterConfigIn meter = new MeterConfigIn(
                "00000000000", (short) 7, (short) 2, TestServer.SGC, (short) 2, (short) 1, (short) 255);
        meter.setAllowKrnUpdate(false);
        return meter;
    }

    private static void assertNoIncident(List<String> answers) {
        assertThat(answers)
                .noneMatch(answer -> answer.contains("incident"))
                .anyMatch(answer -> answer.contains("'Store"));
    }

    private List<String> alerts(VendingClient client, String accessToken) throws TException {
        return client.api().getStatus(message(), accessToken).get(0).getAlerts().stream()
                .map(Alert::getECode)
                .toList();
    }

    private String message() {
        return "m-" + messages.incrementAndGet();
    }
}
