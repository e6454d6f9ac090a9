package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ptoken.cli.TestInstallation;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.thrift.TException;
import org.apache.thrift.transport.TTransportException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;

/** The packaged program is restarted while clients buy: they connect again, and no money is lost. */
class RestartIT {

    private static final int TILLS = 8;
    private static final int RESTARTS = 3;
    private static final double AMOUNT = 10.0;

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
    void clientsThatConnectAgainLoseNoMoney() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        List<Till> tills = new ArrayList<>();
        try (Program server = Program.start(environment(), serve())) {
            int port = port(server.readTo("Ready."));
            List<CompletableFuture<Void>> selling = new ArrayList<>();
            for (int i = 1; i <= TILLS; i++) {
                Till till = new Till(i, port, enough);
                tills.add(till);
                selling.add(CompletableFuture.runAsync(till::sell, task -> new Thread(task).start()));
            }
            for (int i = 0; i < RESTARTS; i++) {
                List<Integer> before = tills.stream().map(Till::sold).toList();
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> IntStream.range(0, TILLS)
                                .allMatch(till -> tills.get(till).sold() > before.get(till) + 2));
                Program.Ended restarted = Program.run(environment(), "restart");
                assertThat(restarted.err()).isEmpty();
                assertThat(restarted.out()).isEqualTo("The server restarts ...\nIt serves again.\n");
                assertThat(restarted.exitCode()).isZero();
            }
            List<Integer> before = tills.stream().map(Till::sold).toList();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> IntStream.range(0, TILLS)
                            .allMatch(till -> tills.get(till).sold() > before.get(till)));
            enough.set(true);
            for (CompletableFuture<Void> till : selling) {
                till.get();
            }
            try (VendorLikeClient client = VendorLikeClient.connect("127.0.0.1", port)) {
                String accessToken = signIn(client);
                for (Till till : tills) {
                    till.assertNothingLost(client, accessToken);
                }
            }
            server.terminate();
            assertThat(server.end().exitCode()).isZero();
        }
        Program.Ended verified = Program.run(environment(), "audit", "verify");
        assertThat(verified.out()).startsWith("The audit log is whole");
        assertThat(tills.stream().mapToInt(Till::lostConnections).sum())
                .as("the restarts were felt")
                .isPositive();
    }

    /** Buys two tokens for a meter, then two for the next; makes a call again whose answer it did not get. */
    private static final class Till {

        /** Its number. */
        private final int meter;

        private final int port;
        private final AtomicBoolean enough;
        private final Map<String, List<Token>> bought = new ConcurrentHashMap<>();
        private final AtomicInteger lost = new AtomicInteger();

        Till(int meter, int port, AtomicBoolean enough) {
            this.meter = meter;
            this.port = port;
            this.enough = enough;
        }

        int sold() {
            return bought.size();
        }

        int lostConnections() {
            return lost.get();
        }

        void sell() {
            int next = 1;
            while (!enough.get()) {
                try (VendorLikeClient client = VendorLikeClient.connect("127.0.0.1", port)) {
                    String accessToken = signIn(client);
                    while (!enough.get()) {
                        String message = "till-" + meter + "-" + next;
                        bought.put(message, buy(client, accessToken, message, drn(meter * 1_000_000 + next / 2)));
                        next++;
                    }
                } catch (IOException | TTransportException gone) {
                    lost.incrementAndGet();
                } catch (GeneralSecurityException | TException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        /** The same call again under the same messageId: what was bought is answered again. */
        private List<Token> buy(VendorLikeClient client, String accessToken, String message, String drn)
                throws TException {
            MeterConfigIn config =
                    new MeterConfigIn(drn, (short) 7, (short) 2, 123456, (short) 1, (short) 1, (short) 255);
            config.setAllowKrnUpdate(false);
            return client.api().issueCreditToken(message, accessToken, config, (short) 0, AMOUNT, 0, 0);
        }

        void assertNothingLost(VendorLikeClient client, String accessToken) throws TException {
            Set<String> tids = new HashSet<>();
            for (Map.Entry<String, List<Token>> sale : bought.entrySet()) {
                List<Token> again = client.api().fetchTokenResult("fetch-" + sale.getKey(), accessToken, sale.getKey());
                assertThat(again.get(0).getTokenDec())
                        .isEqualTo(sale.getValue().get(0).getTokenDec());
                assertThat(tids.add(again.get(0).getDrn() + " " + again.get(0).getTid()))
                        .as("a meter has no TID twice")
                        .isTrue();
            }
        }
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

    private Map<String, String> environment() {
        return Map.of(
                "PTOKEN_DATA", installation.data().toString(),
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
