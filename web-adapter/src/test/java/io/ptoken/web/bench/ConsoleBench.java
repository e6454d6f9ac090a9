package io.ptoken.web.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ptoken.service.access.Role;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.observe.ReadinessCheck;
import io.ptoken.service.operate.call.Operators;
import io.ptoken.thrift.tls.CertificateNames;
import io.ptoken.thrift.tls.TlsIdentity;
import io.ptoken.web.ConsoleParts;
import io.ptoken.web.ConsoleServer;
import io.ptoken.web.ConsoleSettings;
import io.ptoken.web.OddRooms;
import io.ptoken.web.frame.Plate;
import io.ptoken.web.section.documentation.Handouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A console on the service's fixture, with an account of each kind; all have the password of the fixture. */
public final class ConsoleBench implements AutoCloseable {

    public static final String ADMIN = "admin";
    public static final String OPERATOR = "oper";
    public static final String AUDITOR = "audit";
    public static final String TECHNICIAN = "tech";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TlsIdentity IDENTITY = identity();
    private static final SSLContext CONTEXT = IDENTITY.serverContext();

    public final ServiceFixture fixture;
    public final Map<String, Optional<String>> complaints = new ConcurrentHashMap<>();
    /** Public key file of the test KMC. */
    public Optional<String> testKmcKey = Optional.empty();
    /** Room on the disk. */
    public OptionalLong freeBytes = OptionalLong.of(5_000_000_000L);

    private volatile SSLContext context = CONTEXT;
    private final ConsoleServer server;

    public ConsoleBench() throws IOException {
        this(ServiceSettings.DEFAULTS);
    }

    public ConsoleBench(ServiceSettings settings) throws IOException {
        this(settings, UnaryOperator.identity());
    }

    /** @param between stands between the console and the operator's side */
    public ConsoleBench(UnaryOperator<Operators> between) throws IOException {
        this(ServiceSettings.DEFAULTS, between);
    }

    private ConsoleBench(ServiceSettings settings, UnaryOperator<Operators> between) throws IOException {
        fixture = new ServiceFixture(settings);
        fixture.account(ADMIN, Role.ADMIN);
        fixture.account(OPERATOR, Role.OPERATOR);
        fixture.account(AUDITOR, Role.AUDITOR);
        fixture.account(TECHNICIAN, Role.ISSUE_KEYCHANGE, Role.ISSUE_ENG);
        server = OddRooms.start(
                ConsoleSettings.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), parts(between));
    }

    private ConsoleParts parts(UnaryOperator<Operators> between) {
        return new ConsoleParts(
                between.apply(fixture.application.operators()),
                fixture.application.consoleSessions(),
                new Plate("node-a", "1.2.3", "vending", "sample, test only", "STSKMS-AP1, test only", true, true),
                Stream.of("sales", "module", "api", "store", "clock", "certificate")
                        .collect(Collectors.toMap(Function.identity(), this::check)),
                "127.0.0.1:9443",
                () -> context,
                new Handouts(IDENTITY::certificate, () -> testKmcKey),
                () -> freeBytes,
                fixture.clock,
                RANDOM);
    }

    private ReadinessCheck check(String part) {
        return () -> complaints.getOrDefault(part, Optional.empty());
    }

    private static TlsIdentity identity() {
        try {
            return TlsIdentity.create(CertificateNames.of(List.of("localhost")), Clock.systemUTC(), RANDOM);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on another certificate is served, which no browser of this bench trusts. */
    public void renewCertificate() {
        context = identity().serverContext();
    }

    /** End of the certificate that is served. */
    public Instant certificateEnd() {
        return IDENTITY.notAfter();
    }

    public int port() {
        return server.port();
    }

    /** A browser in which nobody is signed in. */
    public Browser browser() {
        return new Browser(server.port(), IDENTITY);
    }

    /** A browser in which that account is signed in. */
    public Browser signedIn(String account) {
        Browser browser = browser();
        Browser.Shown shown =
                browser.get("/sign-in").send("/sign-in", "user", account, "pass", ServiceFixture.PASSWORD);
        if (shown.status() != 303) {
            throw new AssertionError("not signed in: " + shown.status() + " " + shown.html());
        }
        return browser;
    }

    /** A connection over which TLS has begun. */
    public Socket tls() throws IOException {
        SSLSocket socket =
                (SSLSocket) Browser.trusting(IDENTITY).getSocketFactory().createSocket("localhost", port());
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        return socket;
    }

    /** What comes back for these bytes until the connection ends. */
    public String raw(String request) throws IOException {
        try (Socket socket = tls()) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
