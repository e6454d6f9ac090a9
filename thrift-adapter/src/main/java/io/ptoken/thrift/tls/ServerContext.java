package io.ptoken.thrift.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Puts the server's key and the certificates trusted of clients into a TLS context. */
final class ServerContext {

    private static final char[] NO_PASSWORD = new char[0];

    static {
        // Read once, when the JDK makes its first handshake: clients have no need of it, and each costs a key exchange.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private ServerContext() {}

    static SSLContext of(KeyAndCertificate identity, ClientCertificates clients, SecureRandom random) {
        try {
            // Never written anywhere, so that what a PKCS12 store would spend on deriving a key from no password is
            // saved.
            KeyStore keys = empty("JKS");
            keys.setKeyEntry(
                    "server", identity.key(), NO_PASSWORD, identity.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), trust(clients.trusted()), random);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsIdentityException("Cannot use the TLS key and certificate: " + e.getMessage(), e);
        }
    }

    /** Trusts these and no others; the JDK's own authorities say nothing about clients of ours. */
    private static TrustManager[] trust(List<X509Certificate> trusted) throws GeneralSecurityException, IOException {
        if (trusted.isEmpty()) {
            return new TrustManager[0];
        }
        KeyStore store = empty("PKCS12");
        for (int i = 0; i < trusted.size(); i++) {
            store.setCertificateEntry("client-" + i, trusted.get(i));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(store);
        return Arrays.stream(managers.getTrustManagers())
                .map(manager -> manager instanceof X509ExtendedTrustManager x509 ? new ClientTrust(x509) : manager)
                .toArray(TrustManager[]::new);
    }

    private static KeyStore empty(String type) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, NO_PASSWORD);
        return store;
    }
}
