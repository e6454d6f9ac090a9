package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.thrift.testing.ClientIdentity;
import io.ptoken.thrift.tls.ClientCertificates.Mode;
import io.ptoken.thrift.tls.Fingerprint;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

/** A session that is resumed brings its certificate along, which nobody has looked at since its first handshake. */
class ClientOriginTest {

    @Test
    void aCertificateThatHasExpiredSinceIsRefused() {
        ClientIdentity old = ClientIdentity.selfSigned("till", Instant.now().minusSeconds(1));

        assertThatThrownBy(() ->
                        ClientOrigin.of(session(old.certificate()), InetAddress.getLoopbackAddress(), Mode.OPTIONAL))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void aCertificateInItsTimeIsTold() throws Exception {
        X509Certificate till = ClientIdentity.selfSigned("till").certificate();

        assertThat(ClientOrigin.of(session(till), InetAddress.getLoopbackAddress(), Mode.OPTIONAL)
                        .certificate())
                .hasValue(Fingerprint.of(till));
    }

    private static SSLSession session(X509Certificate peer) {
        return (SSLSession) Proxy.newProxyInstance(
                ClientOriginTest.class.getClassLoader(),
                new Class<?>[] {SSLSession.class},
                (proxy, method, arguments) -> new X509Certificate[] {peer});
    }
}
