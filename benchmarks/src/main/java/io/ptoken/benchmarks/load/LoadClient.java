package io.ptoken.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.layered.TFramedTransport;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;
import za.co.prism.prismtoken1.TokenApi;

/** One connection of a vending system. Not thread safe. */
public final class LoadClient implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;
    private static final short ELECTRICITY = 0;
    private static final short EA_STA = 7;
    private static final short TCT_NUMERIC = 2;
    private static final short TARIFF = 1;
    private static final short KEN_NEVER = 255;
    private static final double HECTOWATT_HOURS = 100;

    private final TTransport transport;
    private final TokenApi.Client api;
    private String accessToken = "";

    private LoadClient(TTransport transport) {
        this.transport = transport;
        this.api = new TokenApi.Client(new TBinaryProtocol(transport));
    }

    /** Trusts the one certificate in a file. */
    public static SSLContext trusting(Path certificate) throws IOException {
        try (InputStream in = Files.newInputStream(certificate)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot trust " + certificate + ": " + e.getMessage(), e);
        }
    }

    /** Connects and does the handshake. */
    public static LoadClient connect(SSLContext tls, int port) throws IOException, TException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.startHandshake();
        return new LoadClient(new TFramedTransport(new TSocket(socket)));
    }

    /** Begins a session. */
    public void signIn(String username, String password, String messageId) throws TException {
        accessToken = api.signInWithPassword(messageId, "local", username, password, new SessionOptions())
                .getAccessToken();
    }

    void ping() throws TException {
        api.ping(0, "ping");
    }

    /** Buys. */
    public List<Token> issue(String messageId, int meter) throws TException {
        return api.issueCreditToken(messageId, accessToken, config(meter), ELECTRICITY, HECTOWATT_HOURS, 0, 0);
    }

    @Override
    public void close() {
        transport.close();
    }

    private static MeterConfigIn config(int meter) {
        return new MeterConfigIn(
                MeterNumbers.digits(meter),
                EA_STA,
                TCT_NUMERIC,
                LoadInstallation.SGC.value(),
                (short) LoadInstallation.KRN.value(),
                TARIFF,
                KEN_NEVER);
    }
}
