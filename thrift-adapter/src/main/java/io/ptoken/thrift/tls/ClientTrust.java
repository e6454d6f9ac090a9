package io.ptoken.thrift.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts the certificates of clients. The JDK looks neither at the dates nor at the purpose of a certificate that is itself among
 * the trusted ones: this does, within the handshake, so that the client is told by an alert.
 */
final class ClientTrust extends X509ExtendedTrustManager {

    private static final String TLS_CLIENT = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_PURPOSE = "2.5.29.37.0";

    private final X509ExtendedTrustManager trusted;

    ClientTrust(X509ExtendedTrustManager trusted) {
        this.trusted = trusted;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        trusted.checkClientTrusted(chain, authType, engine);
        requireFit(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        trusted.checkClientTrusted(chain, authType, socket);
        requireFit(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trusted.checkClientTrusted(chain, authType);
        requireFit(chain[0]);
    }

    private static void requireFit(X509Certificate client) throws CertificateException {
        try {
            client.checkValidity();
        } catch (CertificateExpiredException e) {
            throw new CertificateException("expired on " + client.getNotAfter().toInstant(), e);
        }
        if (!isForClients(client)) {
            throw new CertificateException("it is not for TLS clients: its extended key usage has no clientAuth");
        }
    }

    /** Whether a certificate may be shown by a client: it names that purpose, any, or none at all. */
    static boolean isForClients(X509Certificate certificate) throws CertificateException {
        List<String> purposes = certificate.getExtendedKeyUsage();
        return purposes == null || purposes.contains(TLS_CLIENT) || purposes.contains(ANY_PURPOSE);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        trusted.checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        trusted.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trusted.checkServerTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trusted.getAcceptedIssuers();
    }
}
