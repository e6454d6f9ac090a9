package io.ptoken.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.AuditVerifier;
import io.ptoken.store.jdbc.JdbcStore;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresServer;
import io.ptoken.sts.identity.Drn;
import io.ptoken.thrift.testing.VendingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.apache.thrift.TException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;

/**
 * 64 clients at a time, on one meter and on many, on one node and on two that share a database. {@code
 * -DmanyClients.meters=100000} is the long form.
 */
@Tag("slow")
class ManyClientsTest {

    private static final int CLIENTS = 64;
    private static final int METERS = Integer.getInteger("manyClients.meters", 3_000);

    @TempDir
    Path folder;

    @Test
    void onOneMeterAndSqlite() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            onOneMeter(List.of(server));
        }
    }

    @Test
    void onManyMetersAndSqlite() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            onManyMeters(List.of(server));
        }
    }

    @Test
    void onOneMeterAndTwoNodesThatShareADatabase() throws Exception {
        PostgresSettings database = PostgresServer.shared().newDatabase();
        try (TestServer one = node("one", database);
                TestServer other = node("other", database)) {
            onOneMeter(List.of(one, other));
        }
    }

    @Test
    void onManyMetersAndTwoNodesThatShareADatabase() throws Exception {
        PostgresSettings database = PostgresServer.shared().newDatabase();
        try (TestServer one = node("one", database);
                TestServer other = node("other", database)) {
            onManyMeters(List.of(one, other));
        }
    }

    @Test
    void theSameMessageAtTwoNodesIsCarriedOutOnce() throws Exception {
        PostgresSettings database = PostgresServer.shared().newDatabase();
        try (TestServer one = node("one", database);
                TestServer other = node("other", database)) {
            List<TestServer> nodes = List.of(one, other);
            List<List<Token>> answers = together(nodes, client -> () -> {
                try (Till till = Till.at(nodes.get(client % 2), "till-" + client)) {
                    List<Token> tokens = new ArrayList<>();
                    for (int message = 0; message < 5; message++) {
                        tokens.addAll(till.buy("shared-" + message, meter(message)));
                    }
                    return tokens;
                }
            });
            assertThat(answers).hasSize(CLIENTS).allMatch(answers.get(0)::equals);
        }
    }

    @Test
    void anAccessTokenOfOneNodeIsGoodAtTheOther() throws Exception {
        PostgresSettings database = PostgresServer.shared().newDatabase();
        try (TestServer one = node("one", database);
                TestServer other = node("other", database);
                Till till = Till.at(one, "till");
                VendingClient client = VendingClient.connect(other.port())) {
            assertThat(client.api().getStatus("m-1", till.accessToken())).hasSize(1);
        }
    }

    private TestServer node(String name, PostgresSettings database) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        return TestServer.start(own, JdbcStore.openPostgres(database));
    }

    private void onOneMeter(List<TestServer> nodes) throws Exception {
        List<List<Token>> sold = together(nodes, client -> () -> {
            try (Till till = Till.at(nodes.get(client % nodes.size()), "till-" + client)) {
                List<Token> tokens = new ArrayList<>();
                for (int sale = 0; sale < 8; sale++) {
                    tokens.addAll(till.buy("s-" + client + "-" + sale, meter(0)));
                }
                return tokens;
            }
        });

        List<Token> all = sold.stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(CLIENTS * 8);
        assertThat(all).extracting(Token::getTid).doesNotHaveDuplicates();
        assertFetchableElsewhere(nodes, "s-0-0", sold.get(0).subList(0, 1));
        assertAuditLogIsWhole(nodes.get(0));
    }

    private void onManyMeters(List<TestServer> nodes) throws Exception {
        List<List<Token>> sold = together(nodes, client -> () -> {
            try (Till till = Till.at(nodes.get(client % nodes.size()), "till-" + client)) {
                List<Token> tokens = new ArrayList<>();
                for (int meter = client; meter < METERS; meter += CLIENTS) {
                    tokens.addAll(till.buy("s-" + client + "-" + meter, meter(meter)));
                }
                return tokens;
            }
        });

        List<Token> all = sold.stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(METERS);
        assertThat(all.stream()
                        .map(token -> token.getPan() + " " + token.getTid())
                        .distinct())
                .hasSize(METERS);
        assertFetchableElsewhere(nodes, "s-1-1", sold.get(1).subList(0, 1));
        assertAuditLogIsWhole(nodes.get(0));
    }

    private static void assertFetchableElsewhere(List<TestServer> nodes, String message, List<Token> tokens)
            throws IOException, TException {
        try (Till till = Till.at(nodes.get(nodes.size() - 1), "fetcher")) {
            assertThat(till.fetch(message)).isEqualTo(tokens);
        }
    }

    private static void assertAuditLogIsWhole(TestServer node) {
        assertThat(new AuditVerifier(node.store().auditLog()).verify(Optional.empty(), rows -> {}))
                .isInstanceOf(AuditVerdict.Whole.class);
    }

    /** All clients at once. One signs in before them, because a node hashes a password that it does not know yet at full cost. */
    private static List<List<Token>> together(List<TestServer> nodes, IntFunction<Callable<List<Token>>> work)
            throws Exception {
        for (TestServer node : nodes) {
            Till.at(node, "first").close();
        }
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<List<Token>>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(work.apply(client));
            }
            List<List<Token>> sold = new ArrayList<>();
            for (Future<List<Token>> client : threads.invokeAll(clients)) {
                sold.add(client.get());
            }
            return sold;
        } finally {
            threads.shutdown();
        }
    }

    private static MeterConfigIn meter(int number) {
        String serial = String.format(Locale.ROOT, "%08d", number);
        String drn = Drn.of("01", serial).digits();
        MeterConfigIn meter =
                new MeterConfigIn(drn, (short) 7, (short) 2, TestServer.SGC, (short) 2, (short) 1, (short) 255);
        meter.setAllowKrnUpdate(false);
        return meter;
    }

    /** A client that is signed in. */
    private record Till(VendingClient client, String accessToken) implements AutoCloseable {

        static Till at(TestServer node, String message) throws IOException, TException {
            VendingClient client = VendingClient.connect(node.port());
            String accessToken = client.api()
                    .signInWithPassword(message, "local", "vending", TestServer.PASSWORD, new SessionOptions())
                    .getAccessToken();
            return new Till(client, accessToken);
        }

        List<Token> buy(String message, MeterConfigIn meter) throws TException {
            return client.api().issueCreditToken(message, accessToken, meter, (short) 0, 10.0, 0, 0);
        }

        List<Token> fetch(String message) throws TException {
            return client.api().fetchTokenResult("f-" + message, accessToken, message);
        }

        @Override
        public void close() {
            client.close();
        }

        @Override
        public String toString() {
            return "Till";
        }
    }
}
