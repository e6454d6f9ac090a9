package io.ptoken.benchmarks.load;

import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.node.Node;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import java.util.OptionalInt;

/** The server in the process of its clients. */
public final class ServerInside implements LoadServer {

    private final Node node;

    private ServerInside(Node node) {
        this.node = node;
    }

    /** Starts it. */
    public static ServerInside start(LoadInstallation made, Console console, Surroundings surroundings)
            throws IOException {
        Configuration configured = made.installation().configuration();
        try (SealingSecret secret = SealingSecret.keyFile(made.keyFile())) {
            return new ServerInside(Node.start(
                    made.installation()
                            .withApi(configured.api().withAddress("127.0.0.1").withPort(0))
                            .withWeb(configured
                                    .web()
                                    .withAddress("127.0.0.1")
                                    .withPort(0)
                                    .withEnabled(console == Console.SERVED)),
                    secret,
                    Taker.quiet("load program", surroundings)));
        }
    }

    @Override
    public int port() {
        return node.port();
    }

    @Override
    public OptionalInt consolePort() {
        return node.consolePort();
    }

    @Override
    public String where() {
        return "in the process of the clients";
    }

    @Override
    public void close() {
        node.close();
    }
}
