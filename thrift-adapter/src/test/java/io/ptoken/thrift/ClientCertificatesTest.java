package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.access.Origin;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.thrift.testing.ClientIdentity;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.LogCapture;
import io.ptoken.thrift.testing.TestServers;
import io.ptoken.thrift.testing.TrustAll;
import io.ptoken.thrift.testing.VendingClient;
import io.ptoken.thrift.tls.ClientCertificates;
import io.ptoken.thrift.tls.ClientCertificates.Mode;
import io.ptoken.thrift.tls.Fingerprint;
import io.ptoken.thrift.tls.TlsIdentityException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.thrift.TException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import za.co.prism.prismtoken1.SessionOptions;

/** Mutual TLS: who is let in, and what the service hears of him. */
@Tag("slow")
class ClientCertificatesTest {

    private static final ClientIdentity TILL = ClientIdentity.selfSigned("till");
    private static final String NOT_TRUSTED =
            "it shows no client certificate, or one that is expired, not for TLS" + " clients or not trusted";

    private final FakeService service = new FakeService();

    @TempDir
    private Path folder;

    @Test
    void areNotAskedForUnlessConfigured() throws Exception {
        try (ThriftServer server = TestServers.start(service);
                VendingClient client = VendingClient.connectAs(TILL, server.port())) {
            assertThat(originAt(client)).isEqualTo(Origin.of("127.0.0.1"));
        }
    }

    @ParameterizedTest
    @CsvSource({"OPTIONAL,TLSv1.3", "OPTIONAL,TLSv1.2", "REQUIRED,TLSv1.3", "REQUIRED,TLSv1.2"})
    void areToldToTheServiceByFingerprint(Mode mode, String protocol) throws Exception {
        try (ThriftServer server = start(trusting(mode, TILL));
                VendingClient client = VendingClient.connectAs(TILL, server.port(), protocol)) {
            assertThat(originAt(client))
                    .isEqualTo(new Origin("127.0.0.1", Optional.of(Fingerprint.of(TILL.certificate()))));
        }
    }

    /** Clients take up a TLS session again to save the handshake; their certificate comes with it. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void holdInASessionThatIsResumed(String protocol) throws Exception {
        SSLContext remembering = TrustAll.context(Optional.of(TILL));
        try (ThriftServer server = start(trusting(Mode.REQUIRED, TILL))) {
            ping(VendingClient.over(TrustAll.connect(remembering, server.port(), protocol)));
            try (VendingClient again = VendingClient.over(TrustAll.connect(remembering, server.port(), protocol))) {
                again.api().signInWithPassword("m-1", "local", "till", "", new SessionOptions());
            }
        }
        SessionCalls.SignIn request = (SessionCalls.SignIn) service.calls().get(1);
        assertThat(request.origin().certificate()).hasValue(Fingerprint.of(TILL.certificate()));
    }

    @Test
    void ofAnAuthorityAreTrustedWithoutBeingListed() throws Exception {
        ClientIdentity authority = ClientIdentity.authority("authority");
        ClientIdentity signed = authority.signed("till");
        try (ThriftServer server = start(trusting(Mode.REQUIRED, authority));
                VendingClient client = VendingClient.connectAs(signed, server.port())) {
            assertThat(originAt(client).certificate()).hasValue(Fingerprint.of(signed.certificate()));
        }
    }

    @Test
    void mayBeMissingWhenTheyAreOptional() throws Exception {
        try (ThriftServer server = start(trusting(Mode.OPTIONAL, TILL));
                VendingClient client = VendingClient.connect(server.port())) {
            assertThat(originAt(client)).isEqualTo(Origin.of("127.0.0.1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void mustNotBeMissingWhenTheyAreRequired(String protocol) throws Exception {
        try (LogCapture log = LogCapture.open();
                ThriftServer server = start(trusting(Mode.REQUIRED, TILL))) {
            assertThatThrownBy(() -> ping(VendingClient.connect(server.port(), protocol)))
                    .isInstanceOfAny(IOException.class, TException.class);
            awaitRefusal(log);
        }
        assertThat(service.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"OPTIONAL", "REQUIRED"})
    void mustBeTrusted(Mode mode) throws Exception {
        ClientIdentity stranger = ClientIdentity.selfSigned("till");
        try (LogCapture log = LogCapture.open();
                ThriftServer server = start(trusting(mode, TILL))) {
            assertThatThrownBy(() -> ping(VendingClient.connectAs(stranger, server.port())))
                    .isInstanceOfAny(IOException.class, TException.class);
            awaitRefusal(log);
        }
        assertThat(service.calls()).isEmpty();
    }

    @Test
    void mustBeInTheirTimeEvenWhenListed() throws Exception {
        ClientIdentity old = ClientIdentity.selfSigned("till", Instant.now().minusSeconds(1));
        try (LogCapture log = LogCapture.open();
                ThriftServer server = start(trusting(Mode.OPTIONAL, old))) {
            assertThatThrownBy(() -> ping(VendingClient.connectAs(old, server.port())))
                    .isInstanceOfAny(IOException.class, TException.class);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(log.text())
                            .contains("Refused client /127.0.0.1", "its client certificate has expired"));
        }
        assertThat(service.calls()).isEmpty();
    }

    @Test
    void thatHaveExpiredAreAnsweredWithAnAlert() throws Exception {
        ClientIdentity old = ClientIdentity.selfSigned("till", Instant.now().minusSeconds(1));
        try (ThriftServer server = start(trusting(Mode.REQUIRED, old))) {
            assertThatThrownBy(() -> VendingClient.connectAs(old, server.port(), "TLSv1.2"))
                    .hasMessageContaining("Received fatal alert: certificate_unknown");
        }
    }

    @Test
    void thatAreForServersAloneAreRefusedEvenWhenListed() throws Exception {
        ClientIdentity forServers = ClientIdentity.forServersAlone("till");
        try (LogCapture log = LogCapture.open();
                ThriftServer server = start(trusting(Mode.OPTIONAL, forServers))) {
            assertThatThrownBy(() -> ping(VendingClient.connectAs(forServers, server.port())))
                    .isInstanceOfAny(IOException.class, TException.class);
            awaitRefusal(log);
            assertThat(log.text()).contains("it is not for TLS clients");
        }
        assertThat(service.calls()).isEmpty();
        assertThat(Fingerprint.objection(forServers.write(folder.resolve("till.pem")), Instant.now()))
                .contains("it is not for TLS clients: its extended key usage has no clientAuth");
        assertThat(Fingerprint.objection(TILL.write(folder.resolve("fit.pem")), Instant.now()))
                .isEmpty();
    }

    @Test
    void areReadFromAPemFile() throws Exception {
        Path file = TILL.write(folder.resolve("clients.pem"));
        Files.writeString(
                file,
                Files.readString(file)
                        + Files.readString(ClientIdentity.selfSigned("other").write(folder.resolve("other.pem"))));

        assertThat(ClientCertificates.of(Mode.REQUIRED, file).trusted())
                .hasSize(2)
                .contains(TILL.certificate());
        assertThat(ClientCertificates.of(Mode.NONE, folder.resolve("none"))).isEqualTo(ClientCertificates.NONE);
        assertThat(Fingerprint.ofFile(file)).isEqualTo(Fingerprint.of(TILL.certificate()));
    }

    @Test
    void aFileMayBeginWithAByteOrderMarkAndIsNotUtf16() throws Exception {
        Path file = TILL.write(folder.resolve("clients.pem"));
        String pem = Files.readString(file);
        Files.writeString(file, "\uFEFF" + pem);
        assertThat(Fingerprint.ofFile(file)).isEqualTo(Fingerprint.of(TILL.certificate()));

        Files.writeString(file, pem, StandardCharsets.UTF_16);
        assertThatThrownBy(() -> Fingerprint.ofFile(file))
                .isInstanceOf(TlsIdentityException.class)
                .hasMessage("Cannot read the certificates: " + file
                        + " is written in UTF-16, which is not read here; save it as UTF-8 and try again");
    }

    @Test
    void thatCannotBeReadStopTheStart() throws Exception {
        Path gone = folder.resolve("gone.pem");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertThatThrownBy(() -> ClientCertificates.of(Mode.OPTIONAL, gone))
                .isInstanceOf(TlsIdentityException.class)
                .hasMessage("Cannot read the certificates in " + gone + ": there is no such file");
        assertThatThrownBy(() -> ClientCertificates.of(Mode.OPTIONAL, empty))
                .isInstanceOf(TlsIdentityException.class)
                .hasMessage("The file " + empty + " holds no certificate in PEM form");
        assertThatThrownBy(() -> new ClientCertificates(Mode.REQUIRED, List.of()))
                .isInstanceOf(TlsIdentityException.class)
                .hasMessage(
                        "Client certificates are REQUIRED but none is trusted: name a PEM file with the certificates"
                                + " of authorities or clients");
    }

    private static ClientCertificates trusting(Mode mode, ClientIdentity identity) {
        return new ClientCertificates(mode, List.of(identity.certificate()));
    }

    private ThriftServer start(ClientCertificates clients) throws IOException {
        return TestServers.start(TestServers.config().withClientCertificates(clients), service);
    }

    private Origin originAt(VendingClient client) throws TException {
        client.api().signInWithPassword("m-1", "local", "till", "", new SessionOptions());
        SessionCalls.SignIn request = (SessionCalls.SignIn) service.calls().get(0);
        return request.origin();
    }

    private static void ping(VendingClient client) throws TException {
        try (client) {
            client.api().ping(0, "x");
        }
    }

    private static void awaitRefusal(LogCapture log) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(log.text()).contains("Refused client /127.0.0.1", NOT_TRUSTED));
    }
}
