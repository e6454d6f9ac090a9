package io.ptoken.thrift.testing;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS sockets that trust any server, as the sample clients of the field do. For tests only. */
public final class TrustAll extends X509ExtendedTrustManager {

    private TrustAll() {}

    /** Connects and shakes hands; without {@code protocols} the client's defaults hold. */
    public static SSLSocket connect(int port, String... protocols) throws IOException {
        return connect(context(Optional.empty()), port, protocols);
    }

    /** As {@link #connect(int, String...)} with a certificate of one's own. */
    public static SSLSocket connectAs(ClientIdentity client, int port, String... protocols) throws IOException {
        return connect(context(Optional.of(client)), port, protocols);
    }

    /** As {@link #connect(int, String...)} with a context that may remember TLS sessions. */
    public static SSLSocket connect(SSLContext context, int port, String... protocols) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        return socket;
    }

    /** Over a connection that is open. */
    public static SSLSocket over(Socket raw) throws IOException {
        SSLSocket socket = (SSLSocket)
                context(Optional.empty()).getSocketFactory().createSocket(raw, "localhost", raw.getPort(), true);
        socket.startHandshake();
        return socket;
    }

    /** A context of a client with a certificate, or without. */
    public static SSLContext context(Optional<ClientIdentity> client) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    client.map(TrustAll::keyManagers).orElse(new KeyManager[0]),
                    new TrustManager[] {new TrustAll()},
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyManager[] keyManagers(ClientIdentity client) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "client",
                    client.keys().getPrivate(),
                    new char[0],
                    client.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            // Shows its certificate whatever authorities the server names: some clients do.
            return new KeyManager[] {new ShowAlways((X509ExtendedKeyManager) managers.getKeyManagers()[0])};
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
