package io.ptoken.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.thrift.testing.VendingClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.thrift.TException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;

/** Clients that buy for one meter in the same minute, each on a connection of its own. */
class ManyClientsOneMeterTest {

    private static final int CLIENTS = 16;
    private static final int SALES_EACH = 10;

    @TempDir
    Path folder;

    @Test
    void neverGetOneTokenIdentifierTwice() throws Exception {
        List<Token> sold = new ArrayList<>();
        try (TestServer server = TestServer.start(folder)) {
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            try {
                List<Callable<List<Token>>> clients = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    String name = "client-" + i;
                    clients.add(() -> buy(server, name));
                }
                for (Future<List<Token>> client : threads.invokeAll(clients)) {
                    sold.addAll(client.get());
                }
            } finally {
                threads.shutdown();
            }
        }
        assertThat(sold).hasSize(CLIENTS * SALES_EACH);
        assertThat(sold).extracting(Token::getTid).doesNotHaveDuplicates();
        assertThat(sold).extracting(Token::getTokenDec).doesNotHaveDuplicates();
    }

    private static List<Token> buy(TestServer server, String name) throws IOException, TException {
        List<Token> bought = new ArrayList<>();
        try (VendingClient client = VendingClient.connect(server.port())) {
            String accessToken = client.api()
                    .signInWithPassword(name, "local", "vending", TestServer.PASSWORD, new SessionOptions())
                    .getAccessToken();
            for (int sale = 0; sale < SALES_EACH; sale++) {
                String message = name + "-" + sale;
                bought.addAll(client.api().issueCreditToken(message, accessToken, meter(), (short) 0, 10.0, 0, 0));
            }
        }
        return bought;
    }

    private static MeterConfigIn meter() {
        MeterConfigIn meter = new MeterConfigIn(
                "00000000000", (short) 7, (short) 2, TestServer.SGC, (short) 2, (short) 1, (short) 255);
        meter.setAllowKrnUpdate(false);
        return meter;
    }
}
