package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.LogCapture;
import io.ptoken.thrift.testing.TestServers;
import io.ptoken.thrift.testing.TrustAll;
import io.ptoken.thrift.tls.CertificateNames;
import io.ptoken.thrift.tls.KeyKind;
import io.ptoken.thrift.tls.TlsIdentity;
import io.ptoken.thrift.tls.TlsSuites;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which handshakes are let in, and what is said of those that are not. */
@Tag("slow")
class TlsRulesTest {

    private static final String OLD = "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256";

    private final FakeService service = new FakeService();

    @Test
    void compatibleLetsOldSuitesInAndRemembersWhoUsedThem() throws Exception {
        try (ThriftServer server = start(TlsSuites.COMPATIBLE);
                SSLSocket old = connect(server, OLD);
                SSLSocket modern = connect(server, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")) {
            assertThat(old.getSession().getCipherSuite()).isEqualTo(OLD);
            assertThat(modern.getSession().getCipherSuite()).contains("_GCM_");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(server.oldSuites()).containsExactly("127.0.0.1 (" + OLD + ")"));
        }
    }

    @Test
    void modernLetsNoneOfThemInAndSaysWhichSettingWould() throws Exception {
        try (LogCapture log = LogCapture.open();
                ThriftServer server = start(TlsSuites.MODERN)) {
            assertThatThrownBy(() -> connect(server, OLD)).isInstanceOf(IOException.class);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(log.text()).contains("api.tlsSuites: compatible would let it in"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_AES_128_GCM_SHA256",
                "TLS_AES_256_GCM_SHA384",
                "TLS_CHACHA20_POLY1305_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"
            })
    void modernLetsInWhatEncryptsAndAuthenticatesInOne(String suite) throws Exception {
        try (ThriftServer server = start(TlsSuites.MODERN);
                SSLSocket client = connect(server, suite)) {
            assertThat(client.getSession().getCipherSuite()).isEqualTo(suite);
            assertThat(server.oldSuites()).isEmpty();
        }
    }

    @Test
    void aClientThatKnowsRsaAloneIsToldOfTheOtherKeyWhichLetsItIn() throws Exception {
        String rsaAlone = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
        try (LogCapture log = LogCapture.open();
                ThriftServer server = start(TlsSuites.COMPATIBLE)) {
            assertThatThrownBy(() -> connect(server, rsaAlone)).isInstanceOf(IOException.class);
            Awaitility.await().untilAsserted(() -> assertThat(log.text()).contains("'ptoken tls renew --rsa'"));
        }
        TlsIdentity rsa = TlsIdentity.create(
                CertificateNames.of(List.of("localhost")), KeyKind.RSA, InstantSource.system(), new SecureRandom());
        try (ThriftServer server = ThriftServer.start(TestServers.config(), service, rsa);
                SSLSocket client = connect(server, rsaAlone)) {
            assertThat(client.getSession()
                            .getPeerCertificates()[0]
                            .getPublicKey()
                            .getAlgorithm())
                    .isEqualTo("RSA");
        }
    }

    @Test
    void aClientMayNotBeginTheHandshakeAnew() throws Exception {
        try (ThriftServer server = start(TlsSuites.COMPATIBLE);
                SSLSocket client = connect(server, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")) {
            client.startHandshake();

            assertThatThrownBy(() -> {
                        client.getOutputStream().write(0);
                        int read = client.getInputStream().read();
                        if (read < 0) {
                            throw new IOException("disconnected");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private ThriftServer start(TlsSuites suites) throws IOException {
        return TestServers.start(TestServers.config().withSuites(suites), service);
    }

    /** One that speaks this suite alone. */
    private static SSLSocket connect(ThriftServer server, String suite) throws Exception {
        SSLSocket socket = (SSLSocket)
                TrustAll.context(Optional.empty()).getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setSoTimeout(5_000);
        socket.setEnabledProtocols(new String[] {suite.contains("_WITH_") ? "TLSv1.2" : "TLSv1.3"});
        socket.setEnabledCipherSuites(new String[] {suite});
        socket.startHandshake();
        return socket;
    }
}
