package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.cli.TestInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.thrift.TException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;

/** The packaged program is backed up while it sells, and what is restored sells on. */
class BackupIT {

    /** In tenths of kWh: two of them use up a lease, so that the module seals its file all the time. */
    private static final double LARGE = 5000.0;

    private static final int MOST = 1_000_000;
    private static final int BACKUPS = 3;

    @TempDir
    Path directory;

    private TestInstallation installation = new TestInstallation(Path.of(""), Path.of(""));

    @BeforeEach
    void makeAnInstallation() {
        installation = TestInstallation.made(directory);
        assertThat(installation
                        .loadKey("--sgc=123456", "--krn=1", "--ulm=3B9ACA00")
                        .exitCode())
                .isZero();
    }

    @Test
    void everyBackupOfAServerThatSellsIsOneThatSellsOn() throws Exception {
        AtomicInteger sold = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        List<Path> archives = new ArrayList<>();
        List<Integer> soldBefore = new ArrayList<>();
        try (Program server = Program.start(environment(installation.data()), serve())) {
            int port = port(server.readTo("Ready."));
            CompletableFuture<Void> till = CompletableFuture.runAsync(() -> sell(port, sold, enough));
            for (int i = 0; i < BACKUPS; i++) {
                int already = sold.get();
                await().atMost(Duration.ofMinutes(1)).until(() -> sold.get() > already || till.isDone());
                soldBefore.add(sold.get());
                Path archive = directory.resolve("backup-" + i + ".zip");
                Program.Ended made = Program.run(environment(installation.data()), "backup", archive.toString());
                assertThat(made.err()).isEmpty();
                assertThat(made.exitCode()).isZero();
                archives.add(archive);
            }
            assertThat(till).as("sells still").isNotDone();
            enough.set(true);
            till.get();
            server.kill();
            server.end();
        }
        assertThat(sold.get()).isGreaterThan(soldBefore.get(BACKUPS - 1));
        for (int i = 0; i < BACKUPS; i++) {
            assertSellsOn(archives.get(i), directory.resolve("restored-" + i), soldBefore.get(i));
        }
    }

    private void assertSellsOn(Path archive, Path data, int soldBefore) throws Exception {
        Program.Ended restored = Program.run(Map.of(), "restore", archive.toString(), "--data", data.toString());
        assertThat(restored.err()).isEmpty();
        assertThat(restored.exitCode()).isZero();
        Program.Ended verified = Program.run(environment(data), "audit", "verify");
        assertThat(verified.out()).startsWith("The audit log is whole");
        try (Program server = Program.start(environment(data), serve())) {
            List<String> lines = server.readTo("Ready.");
            assertThat(lines).anyMatch(line -> line.contains(", OPERATIONAL"));
            try (VendorLikeClient client = VendorLikeClient.connect("127.0.0.1", port(lines))) {
                String accessToken = signIn(client);
                List<Token> last = client.api().fetchTokenResult("fetch", accessToken, message(soldBefore));
                assertThatThrownBy(() -> buy(client, accessToken, "too-early", soldBefore))
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                refusal ->
                                        assertThat(refusal.getEMsgEn()).contains("'StorePutBack'", "next possible at"));
                long later = Instant.now().plus(Duration.ofMinutes(8)).getEpochSecond();
                List<Token> next = buy(client, accessToken, "after", soldBefore, later);

                assertThat(next.get(0).getTid()).isGreaterThan(last.get(0).getTid());
            }
            server.terminate();
            assertThat(server.end().exitCode()).isZero();
        }
    }

    @Test
    void aDiskThatIsFullIsTold() throws IOException {
        assumeTrue(
                SmallDisk.isPossible(),
                "needs 'unshare --map-root-user --mount' for a small disk; BackupTest has one that says that it is full");
        Path place = Files.createDirectory(directory.resolve("small"));
        Path nearlyFull = Files.createDirectory(directory.resolve("nearly-full"));
        Files.write(nearlyFull.resolve("filler"), new byte[SmallDisk.BYTES - 61_000]);
        try (Program backup = SmallDisk.start(
                environment(installation.data()),
                place,
                nearlyFull,
                "backup",
                place.resolve("x.zip").toString())) {
            Program.Ended ended = backup.end();

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .hasLineCount(1)
                    .startsWith("ptoken: ")
                    .containsAnyOf("No space left", "no room for");
        }
        Program.Ended tried = Program.run(environment(installation.data()), "audit", "list", "--last", "1");
        assertThat(tried.out()).contains("backup.begin");
    }

    private static void sell(int port, AtomicInteger sold, AtomicBoolean enough) {
        try (VendorLikeClient client = VendorLikeClient.connect("127.0.0.1", port)) {
            String accessToken = signIn(client);
            for (int sale = 1; sale <= MOST && !enough.get(); sale++) {
                buy(client, accessToken, message(sale), sale);
                sold.set(sale);
            }
        } catch (IOException | GeneralSecurityException | TException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String message(int sale) {
        return "sale-" + sale;
    }

    private static List<Token> buy(VendorLikeClient client, String accessToken, String message, int meter)
            throws TException {
        return buy(client, accessToken, message, meter, 0);
    }

    /** @param time Unix seconds by which the token is made, 0 for the server's clock */
    private static List<Token> buy(VendorLikeClient client, String accessToken, String message, int meter, long time)
            throws TException {
        MeterConfigIn config =
                new MeterConfigIn(drn(meter), (short) 7, (short) 2, 123456, (short) 1, (short) 1, (short) 255);
        config.setAllowKrnUpdate(false);
        return client.api().issueCreditToken(message, accessToken, config, (short) 0, LARGE, time, time == 0 ? 0 : 1);
    }

    /** Ten digits and their check digit. */
    private static String drn(int number) {
        String digits = String.format("%010d", number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static String signIn(VendorLikeClient client) throws TException {
        return client.api()
                .signInWithPassword("sign-in", "local", "vending", TestInstallation.PASSWORD, new SessionOptions())
                .getAccessToken();
    }

    private Map<String, String> environment(Path data) {
        return Map.of(
                "PTOKEN_DATA", data.toString(),
                "PTOKEN_KEY_FILE", installation.keyFile().toString());
    }

    private static String[] serve() {
        return new String[] {"serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web"};
    }

    private static int port(List<String> startLines) {
        String line = startLines.stream()
                .filter(candidate -> candidate.startsWith("TokenApi"))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(line.replaceAll(".* port ([0-9]+),.*", "$1"));
    }
}
