package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.cli.TestInstallation;
import io.ptoken.endtoend.EveryMethod;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.thrift.TException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import za.co.prism.prismtoken1.Alert;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;

/** A part is taken away from the packaged server: callers are told what is wrong, and it goes on when the part is back. */
class UnpluggedIT {

    /** More sales than the room that the store holds in reserve. */
    private static final int MANY = 5_000;

    @TempDir
    Path directory;

    private TestInstallation installation = new TestInstallation(Path.of(""), Path.of(""));

    @BeforeEach
    void makeAnInstallation() {
        installation = TestInstallation.made(directory);
        assertThat(installation
                        .loadKey("--sgc=123456", "--krn=1", "--ulm=000F4240")
                        .exitCode())
                .isZero();
    }

    @Test
    void theDiskIsFull() throws Exception {
        assumeTrue(
                SmallDisk.isPossible(),
                "needs 'unshare --map-root-user --mount' for a small disk; the crash test fills a disk without it");
        Path place = Files.createDirectory(directory.resolve("small"));
        try (Program server = SmallDisk.start(environment(place), place, installation.data(), serve())) {
            List<String> startLines = server.readTo("Ready.");
            theDiskIsFull(place, server, startLines);
        }
    }

    private void theDiskIsFull(Path place, Program server, List<String> startLines) throws Exception {
        try (VendorLikeClient client = connect(startLines)) {
            SmallDisk disk = SmallDisk.of(server, place);
            String accessToken = signIn(client);
            List<Token> before = buy(client, accessToken, "before");
            disk.fill();

            int sale = 0;
            Optional<ApiException> refusal = Optional.empty();
            while (refusal.isEmpty() && sale < MANY) {
                refusal = attempt(client, accessToken, "full-" + ++sale);
            }
            String refusedMessage = "full-" + sale;
            ApiException refused = refusal.orElseThrow();
            assertThat(refused.getECode()).isEqualTo("EService");
            assertThat(refused.getEMsgEn())
                    .isEqualTo("Unhandled exception 'StoreFull': the disk of the database is full; nothing was issued,"
                            + " tell the operator");
            ApiException unfetched = catchThrowableOfType(
                    ApiException.class, () -> client.api().fetchTokenResult("fetch-1", accessToken, "before"));
            assertThat(unfetched.getEMsgEn())
                    .as("no token leaves without an entry in the audit log")
                    .isEqualTo(refused.getEMsgEn());
            assertThat(alerts(client, accessToken)).contains("EService.DiskSpace");
            EveryMethod methods = EveryMethod.of(client.api(), accessToken, TestInstallation.PASSWORD, meter());
            for (int round = 0; round < 3; round++) {
                assertThat(methods.answers()).allSatisfy(UnpluggedIT::assertAnsweredOnAFullDisk);
            }
            assertThat(ready(startLines))
                    .startsWith("503 ")
                    .contains("\"store\"", "the store cannot be used: there is no room left for the store");

            disk.empty();
            List<Token> after = buy(client, accessToken, refusedMessage);
            assertThat(after.get(0).getTid()).isGreaterThan(before.get(0).getTid());
            assertThat(client.api().fetchTokenResult("fetch-2", accessToken, "before"))
                    .isEqualTo(before);
            assertThat(client.api().fetchTokenResult("fetch-3", accessToken, refusedMessage))
                    .isEqualTo(after);
            server.terminate();
            assertThat(server.end().exitCode()).isZero();
        }
    }

    @Test
    void itStopsInOrderOnAFullDisk() throws Exception {
        assumeTrue(SmallDisk.isPossible(), "needs 'unshare --map-root-user --mount' for a small disk");
        Path place = Files.createDirectory(directory.resolve("small"));
        try (Program server = SmallDisk.start(environment(place), place, installation.data(), serve());
                VendorLikeClient client = connect(server.readTo("Ready."))) {
            SmallDisk disk = SmallDisk.of(server, place);
            String accessToken = signIn(client);
            disk.fill();
            buyUntilTheStoreIsFull(client, accessToken);
            server.terminate();
            Program.Ended end = server.end();

            assertThat(end.exitCode()).as(end.err()).isZero();
            assertThat(end.err()).doesNotContain("\tat ").doesNotContain("is not in the audit log");
        }
    }

    @Test
    void itStopsWithAWarningOnADiskWithoutRoomForTheModulesLastState() throws Exception {
        assumeTrue(SmallDisk.isPossible(), "needs 'unshare --map-root-user --mount' for a small disk");
        Path place = Files.createDirectory(directory.resolve("small"));
        try (Program server = SmallDisk.start(environment(place), place, installation.data(), serve());
                VendorLikeClient client = connect(server.readTo("Ready."))) {
            SmallDisk disk = SmallDisk.of(server, place);
            String accessToken = signIn(client);
            disk.fill();
            buyUntilTheStoreIsFull(client, accessToken);
            disk.fill();
            server.terminate();
            Program.Ended end = server.end();

            assertThat(end.exitCode()).as(end.err()).isZero();
            assertThat(end.err())
                    .contains("Stopped, but the disk is full")
                    .doesNotContain("\tat ")
                    .doesNotContain("Not everything could be closed");
        }
    }

    @Test
    void anOlderCopyOfTheStateFileIsPutBackWhileItIsStopped() throws Exception {
        Path state = installation.data().resolve("softsm.sealed");
        Path older = Files.copy(state, directory.resolve("older"));
        Map<String, String> environment = environment(installation.data());
        List<Token> before;
        try (Program server = Program.start(environment, serve());
                VendorLikeClient client = connect(server.readTo("Ready."))) {
            before = buy(client, signIn(client), "before");
            server.terminate();
            assertThat(server.end().exitCode()).isZero();
        }
        Path newest = Files.copy(state, directory.resolve("newest"));
        Files.copy(older, state, StandardCopyOption.REPLACE_EXISTING);

        try (Program server = Program.start(environment, serve())) {
            List<String> startLines = server.readTo("Ready.");
            assertThat(startLines)
                    .anyMatch(line -> line.contains("TAMPERED: an older copy of the state file softsm.sealed"))
                    .contains("vending keys     not shown in this state");
            try (VendorLikeClient client = connect(startLines)) {
                assertRefusesWithAnOlderCopy(client, before);
            }
            server.terminate();
            assertThat(server.end().exitCode()).isZero();
        }
        assertThat(state).hasSameBinaryContentAs(older);
        Files.copy(newest, state, StandardCopyOption.REPLACE_EXISTING);

        try (Program server = Program.start(environment, serve());
                VendorLikeClient client = connect(server.readTo("Ready."))) {
            List<Token> after = buy(client, signIn(client), "after");
            assertThat(after.get(0).getTid()).isGreaterThan(before.get(0).getTid());
        }
    }

    private static void assertRefusesWithAnOlderCopy(VendorLikeClient client, List<Token> before) throws TException {
        String accessToken = signIn(client);
        ApiException refused = attempt(client, accessToken, "after").orElseThrow();
        assertThat(refused.getECode()).isEqualTo("ESm");
        assertThat(refused.getEMsgEn())
                .startsWith(
                        "Security Module error '57': TAMPERED_STATE: an older copy of the state file softsm.sealed was"
                                + " put back: generation 2, last seen ")
                .endsWith("put the newest copy back, or, if this was done on purpose, accept the roll-back");
        assertThat(alerts(client, accessToken)).contains("ESm.State");
        assertThat(client.api().fetchTokenResult("fetch", accessToken, "before"))
                .isEqualTo(before);
    }

    private Map<String, String> environment(Path data) {
        return Map.of(
                "PTOKEN_DATA", data.toString(),
                "PTOKEN_KEY_FILE", installation.keyFile().toString());
    }

    private static String[] serve() {
        return new String[] {"serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web"};
    }

    private static VendorLikeClient connect(List<String> startLines) throws Exception {
        String line = startLines.stream()
                .filter(candidate -> candidate.startsWith("TokenApi"))
                .findFirst()
                .orElseThrow();
        return VendorLikeClient.connect("127.0.0.1", Integer.parseInt(line.replaceAll(".* port ([0-9]+),.*", "$1")));
    }

    private static String signIn(VendorLikeClient client) throws TException {
        return client.api()
                .signInWithPassword("sign-in", "local", "vending", TestInstallation.PASSWORD, new SessionOptions())
                .getAccessToken();
    }

    private static void buyUntilTheStoreIsFull(VendorLikeClient client, String accessToken) throws TException {
        String refusal = "";
        for (int sale = 0; sale < MANY && !refusal.contains("'StoreFull'"); sale++) {
            refusal = attempt(client, accessToken, "full-" + sale)
                    .map(ApiException::getEMsgEn)
                    .orElse("");
        }
        assertThat(refusal).contains("'StoreFull'");
    }

    private static Optional<ApiException> attempt(VendorLikeClient client, String accessToken, String message)
            throws TException {
        try {
            buy(client, accessToken, message);
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(e);
        }
    }

    private static List<Token> buy(VendorLikeClient client, String accessToken, String message) throws TException {
        return client.api().issueCreditToken(message, accessToken, meter(), (short) 0, 10.0, 0, 0);
    }

    private static MeterConfigIn meter() {
        MeterConfigIn meter =
                new MeterConfigIn("00000000000", (short) 7, (short) 2, 123456, (short) 1, (short) 1, (short) 255);
        meter.setAllowKrnUpdate(false);
        return meter;
    }

    /** All but those that need no store, or refuse whatever the store says. */
    private static void assertAnsweredOnAFullDisk(String answer) {
        assertThat(answer)
                .matches("(ping|getStatus|parseIdRecord): Ok"
                        + "|issueDitkChangeTokens: Feature disabled: .*"
                        + "|ctsResetTidList: Access denied: .*"
                        + "|[a-zA-Z]+: Unhandled exception 'StoreFull': the disk of the database is full; nothing was issued,"
                        + " tell the operator");
    }

    private static String ready(List<String> startLines) throws Exception {
        String port = startLines.stream()
                .filter(line -> line.startsWith("metrics"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".* port ([0-9]+),.*", "$1");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ready"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static List<String> alerts(VendorLikeClient client, String accessToken) throws TException {
        return client.api().getStatus("status", accessToken).get(0).getAlerts().stream()
                .map(Alert::getECode)
                .toList();
    }
}
