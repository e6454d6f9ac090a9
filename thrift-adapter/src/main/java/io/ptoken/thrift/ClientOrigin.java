package io.ptoken.thrift;

import io.ptoken.service.access.Origin;
import io.ptoken.thrift.tls.ClientCertificates;
import io.ptoken.thrift.tls.Fingerprint;
import java.net.InetAddress;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Where the calls of a connection come from: the client's address and the certificate it has proved to own. */
final class ClientOrigin {

    private ClientOrigin() {}

    static Origin of(SSLSession session, InetAddress client, ClientCertificates.Mode mode) throws RefusedException {
        String address = withoutZone(client);
        return mode == ClientCertificates.Mode.NONE
                ? Origin.of(address)
                : new Origin(address, presented(session).map(Fingerprint::of));
    }

    private static Optional<X509Certificate> presented(SSLSession session) throws RefusedException {
        try {
            Certificate[] chain = session.getPeerCertificates();
            X509Certificate client = (X509Certificate) chain[0];
            // A session that is resumed brings along what was in its time at its first handshake.
            client.checkValidity();
            return Optional.of(client);
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        } catch (CertificateExpiredException expired) {
            throw new RefusedException(Refusal.CLIENT_CERTIFICATE_EXPIRED, String.valueOf(expired.getMessage()));
        } catch (CertificateException outOfDate) {
            throw new RefusedException(Refusal.CLIENT_CERTIFICATE, String.valueOf(outOfDate.getMessage()));
        }
    }

    /** The zone of a link-local IPv6 address names an interface of this host and says nothing of the client. */
    private static String withoutZone(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
