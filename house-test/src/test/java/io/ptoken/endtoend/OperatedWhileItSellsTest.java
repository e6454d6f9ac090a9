package io.ptoken.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.sts.identity.Drn;
import io.ptoken.thrift.testing.VendingClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.thrift.TException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;

/**
 * An operator does all that operators do, while 16 clients buy without a pause: no call of theirs fails, but for credit under
 * the keys of a KMC in the time in which those are loaded anew. Bounded by the operator's work.
 */
@Tag("slow")
class OperatedWhileItSellsTest {

    private static final int CLIENTS = 16;
    private static final int TYPED = 123_456;
    private static final int OF_THE_KMC = 123_457;
    private static final String PASSWORD = "a password of jane";
    private static final String METER = "--drn 600727000000000009 --sgc 123456 --krn 1";

    @TempDir
    Path directory;

    private final AtomicInteger meters = new AtomicInteger();
    private final AtomicInteger bought = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> refusedWhileLoading = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean keysOfTheKmc;
    private volatile boolean done;

    private TestInstallation installation;

    @BeforeEach
    void make() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void noCallFailsButThoseOfTheKmcThatIsLoading() {
        assertThat(installation.loadKey("--sgc", "123456", "--krn", "1").exitCode())
                .isZero();

        BothWays.whileServing(installation, printed -> {
            int port = Integer.parseInt(printed.replaceAll("(?s).*?127\\.0\\.0\\.1(?: port |:)(\\d+).*", "$1"));
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            try {
                List<Future<?>> clients = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    int number = client;
                    clients.add(threads.submit(() -> buyUntilItIsDone(port, number)));
                }
                sold(2 * CLIENTS);
                operate();
                sold(2 * CLIENTS);
                done = true;
                for (Future<?> client : clients) {
                    client.get();
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            } finally {
                done = true;
                threads.shutdown();
            }
        });

        assertThat(failures).isEmpty();
        assertThat(refusedWhileLoading)
                .isNotEmpty()
                .allMatch(text -> text.contains("26") && text.endsWith("is loading; repeat"));
        run("audit", "verify");
    }

    /** Half of them under the keys of the KMC, as soon as there are any. */
    private Void buyUntilItIsDone(int port, int number) throws IOException, TException {
        try (VendingClient client = VendingClient.connect(port)) {
            String accessToken = client.api()
                    .signInWithPassword(
                            "in-" + number, "local", "vending", TestInstallation.PASSWORD, new SessionOptions())
                    .getAccessToken();
            for (int sale = 0; !done; sale++) {
                int group = keysOfTheKmc && number % 2 == 0 ? OF_THE_KMC : TYPED;
                buy(client, accessToken, "s-" + number + "-" + sale, group);
            }
        } catch (IOException | TException | RuntimeException e) {
            failures.add("client " + number + ": " + e);
        }
        return null;
    }

    private void buy(VendingClient client, String accessToken, String message, int group) throws TException {
        try {
            client.api().issueCreditToken(message, accessToken, meter(group), (short) 0, 10.0, 0, 0);
            bought.incrementAndGet();
        } catch (ApiException refusal) {
            boolean loading = group == OF_THE_KMC && refusal.getEMsgEn().endsWith("is loading; repeat");
            (loading ? refusedWhileLoading : failures).add(refusal.getECode() + ": " + refusal.getEMsgEn());
        }
    }

    private MeterConfigIn meter(int group) {
        String drn = Drn.of("01", String.format(Locale.ROOT, "%08d", meters.incrementAndGet()))
                .digits();
        MeterConfigIn meter = new MeterConfigIn(drn, (short) 7, (short) 2, group, (short) 1, (short) 1, (short) 255);
        meter.setAllowKrnUpdate(false);
        return meter;
    }

    private void sold(int more) {
        int before = bought.get();
        await().until(() -> bought.get() >= before + more || !failures.isEmpty());
        assertThat(failures).isEmpty();
    }

    private void operate() throws IOException {
        getKeysOfAKmc();
        keysOfTheKmc = true;
        sold(2 * CLIENTS);
        licence();
        accounts();
        byHand();
        watch();
        keep();
        refreshTheKeys();
    }

    private void getKeysOfAKmc() {
        run("kmc", "module-key", "--out", file("module.smpub"), "--anchor", file("module.anchor"));
        run("kmc-sim", "create", "--key", "123457");
        run("kmc-sim", "register", file("module.smpub"), "--anchor", file("module.anchor"), "--authorise", "123457");
        run("kmc", "import", file("sim/kmc.kmcpub.txt"), "--trust", file("sim/kmc.anchor.txt"), "--yes");
        requestKeys("first");
        run("kmc", "upload", file("first.klf"), "--load-all", "--yes");
        run("kmc", "list");
        run("vk", "list", "--all");
        run("vk", "show", "1");
    }

    private void requestKeys(String name) {
        run("kmc", "request", "--out", file(name + ".request"));
        run("kmc-sim", "answer", file(name + ".request"), "--out", file(name + ".klf"));
    }

    private void licence() throws IOException {
        run("licence", "issuer", "create", file("issuer.key"));
        Files.writeString(directory.resolve("issuer.pem"), run("licence", "issuer", "show", file("issuer.key")));
        run("licence", "trust", file("issuer.pem"), "--yes");
        String module = run("licence", "show", "--json").replaceAll("(?s).*\"module\" : \"(\\d+)\".*", "$1");
        String issue = "licence issue --module " + module
                + " --transactions 100000 --until 2099-12-31 --sequence 1 --issuer-key " + file("issuer.key");
        Files.writeString(directory.resolve("licence.txt"), run(issue.split(" ")));
        run("licence", "load", file("licence.txt"));
        sold(CLIENTS);
    }

    private void accounts() {
        words("user add jane --role ptoken-admin --role ptoken-issue-any --no-must-change --password-env PW");
        words("user add till-2 --role ptoken-api --role ptoken-issue-credit --password-env PW");
        words("user passwd till-2 --password-env PW");
        words("user disable till-2");
        words("user enable till-2");
        words("user expire till-2 --at 2099-01-01");
        words("user unlock vending");
        words("user list");
        words("user remove till-2 --yes");
        words("session list");
    }

    private void byHand() {
        words("token credit " + METER + " --amount 10 --unit kWh");
        words("token credit " + METER + " --amount 10 --unit kWh --as jane --as-password-env PW");
        words("token engineering " + METER + " --subclass 5 --value 0 --as jane --as-password-env PW");
        words("token meter-test --control 68719476735");
        words("token list --drn 600727000000000009");
        words("vk load --sgc 123458 --krn 1 --components 2 --env FIRST --env SECOND --kcv 4CBE91");
        words("vk delete 3 --yes");
    }

    private void watch() {
        words("status");
        words("notices");
        words("pref set ptoken.sessionTimeoutSec 600");
        words("pref reset ptoken.sessionTimeoutSec");
        words("module self-test");
        words("audit list --who jane --outcome Ok");
        words("audit list --subject 600727000000000009");
        words("audit verify");
        run("audit", "export", "--format", "jsonl", "--output", file("audit.jsonl"));
    }

    private void keep() {
        run("backup", file("backup.zip"));
        words("tls renew --name vend.example --yes");
        words("tls show");
    }

    /** The keys are gone from the upload until they are loaded again. */
    private void refreshTheKeys() {
        requestKeys("second");
        run("kmc", "upload", file("second.klf"), "--yes");
        await().until(() -> refusedWhileLoading.size() >= CLIENTS || !failures.isEmpty());
        run("kmc", "load-all");
        keysOfTheKmc = false;
        sold(CLIENTS);
        int refused = refusedWhileLoading.size();
        keysOfTheKmc = true;
        sold(4 * CLIENTS);
        assertThat(refusedWhileLoading).as("after the end of loading").hasSize(refused);
    }

    private String words(String command) {
        return run(command.split(" "));
    }

    private String run(String... command) {
        CommandRun run = surroundings().run(command);
        assertThat(run.exitCode())
                .as("%s: %s%s", String.join(" ", command), run.err(), run.out())
                .isZero();
        return run.out();
    }

    private TestSurroundings surroundings() {
        return installation
                .surroundings()
                .variable("PTOKEN_KMC_SIM", file("sim"))
                .variable("PW", PASSWORD)
                .variable("FIRST", "0000000076767676")
                .variable("SECOND", "7676767600000000");
    }

    private String file(String name) {
        try {
            return directory.toRealPath().resolve(name).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
