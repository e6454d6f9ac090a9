package io.ptoken.node;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.node.installation.Installation;
import io.ptoken.node.installation.InstallationDisk;
import io.ptoken.node.installation.NodeName;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Version;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.observe.ReadinessCheck;
import io.ptoken.service.operate.notice.facts.ServerRemark;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.thrift.tls.ReloadableIdentity;
import io.ptoken.thrift.tls.TlsIdentity;
import io.ptoken.web.ConsoleParts;
import io.ptoken.web.ConsoleServer;
import io.ptoken.web.frame.Plate;
import io.ptoken.web.section.documentation.Handouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** The console of a node, or why there is none: selling comes first, so that a server without it serves all the same. */
final class WebConsole implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WebConsole.class.getName());

    private static final String KEY_LOAD_PROFILE = "STSKMS-AP1";

    private final Optional<ConsoleServer> server;
    private final Optional<String> failure;

    private WebConsole(Optional<ConsoleServer> server, Optional<String> failure) {
        this.server = server;
        this.failure = failure;
    }

    /**
     * Opens it where the configuration wants one.
     *
     * @param apiPort that of the TokenApi
     */
    static WebConsole open(
            Installation installation,
            PrismToken application,
            ReloadableIdentity identity,
            Map<String, ReadinessCheck> checks,
            int apiPort,
            Surroundings surroundings) {
        if (!installation.configuration().web().enabled()) {
            return new WebConsole(Optional.empty(), Optional.empty());
        }
        try {
            ConsoleServer server = ConsoleServer.start(
                    installation.consoleSettings(),
                    new ConsoleParts(
                            application.operators(),
                            application.consoleSessions(),
                            plate(installation, application),
                            checks,
                            api(installation, apiPort),
                            new CurrentContext(identity),
                            new Handouts(() -> identity.current().certificate(), () -> testKmcKey(installation)),
                            () -> InstallationDisk.freeBytes(installation.data()),
                            surroundings.clock(),
                            surroundings.random()));
            LOG.log(INFO, "the console is served on port " + server.port());
            return new WebConsole(Optional.of(server), Optional.empty());
        } catch (IOException e) {
            LOG.log(WARNING, e.getMessage());
            return new WebConsole(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static String api(Installation installation, int port) {
        String address = installation.configuration().api().address();
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    /** That of a demo; an installation of its own has none. */
    private static Optional<String> testKmcKey(Installation installation) {
        Path file = installation.data().testKmcPublicKey();
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            LOG.log(WARNING, "cannot read " + file + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Plate plate(Installation installation, PrismToken application) {
        StaTables tables = installation.tables();
        boolean sample = tables.kind() == StaTables.Kind.SAMPLE;
        return new Plate(
                NodeName.of(installation),
                Version.current(),
                application.mode().toString(),
                sample ? "sample, test only" : tables.describe(),
                KEY_LOAD_PROFILE + ", test only",
                sample,
                true);
    }

    /** The port served on; empty when nothing is served. */
    OptionalInt port() {
        return server.map(console -> OptionalInt.of(console.port())).orElse(OptionalInt.empty());
    }

    /** What is to be told of it. */
    List<ServerRemark> remarks() {
        return failure.map(why -> List.of(new ServerRemark(
                        "EService.Console",
                        "There is no console: " + why.replaceFirst(";.*", "") + ".",
                        "Free the port, or set another one under 'web' in ptoken.yaml, then restart the server.")))
                .orElse(List.of());
    }

    @Override
    public void close() {
        server.ifPresent(ConsoleServer::close);
    }

    /** The context of the certificate of the moment, made once for each. */
    private static final class CurrentContext implements Supplier<SSLContext> {

        private final ReloadableIdentity identity;
        private volatile Made made;

        private record Made(TlsIdentity identity, SSLContext context) {}

        CurrentContext(ReloadableIdentity identity) {
            this.identity = identity;
            this.made = make(identity.current());
        }

        @Override
        public SSLContext get() {
            TlsIdentity current = identity.current();
            Made present = made;
            if (present.identity() != current) {
                present = make(current);
                made = present;
            }
            return present.context();
        }

        private static Made make(TlsIdentity identity) {
            return new Made(identity, identity.serverContext());
        }
    }
}
