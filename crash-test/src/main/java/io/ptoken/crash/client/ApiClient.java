package io.ptoken.crash.client;

import io.ptoken.crash.book.Order;
import io.ptoken.crash.program.SetupFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;
import za.co.prism.prismtoken1.TokenApi;

/** One TLS connection to the server. Not thread safe. */
public final class ApiClient implements Api {

    private static final String HOST = "127.0.0.1";
    private static final int CONNECT_MILLIS = 5_000;

    /** Longer than any call may take: a fetch waits up to 30 s for the claim of a dead process to be overdue. */
    private static final int ANSWER_MILLIS = 45_000;

    private interface Call {
        List<Token> run() throws TException;
    }

    private final TTransport transport;
    private final TokenApi.Client api;

    private ApiClient(TTransport transport) {
        this.transport = transport;
        this.api = new TokenApi.Client(new TBinaryProtocol(transport));
    }

    /** Trusts the one certificate in the file, PEM. */
    public static SSLContext trusting(Path certificate) {
        try (var pem = Files.newInputStream(certificate)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new SetupFailure("cannot read the certificate of the server, " + certificate, e);
        }
    }

    /** Connects. */
    public static ApiClient connect(SSLContext tls, int port) throws IOException {
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            plain.setSoTimeout(ANSWER_MILLIS);
            plain.setTcpNoDelay(true);
            SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, HOST, port, true);
            socket.startHandshake();
            return new ApiClient(new TFramedTransport(new TSocket(socket)));
        } catch (IOException | TException e) {
            plain.close();
            throw new IOException("cannot connect to port " + port + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String signIn(String username, String password) throws IOException {
        try {
            return api.signInWithPassword("sign-in", "local", username, password, new SessionOptions())
                    .getAccessToken();
        } catch (ApiException e) {
            throw new IOException(e.getECode() + ": " + e.getEMsgEn(), e);
        } catch (TException e) {
            throw new IOException("the connection was lost: " + e.getMessage(), e);
        }
    }

    @Override
    public Reply issue(Order order, String accessToken) {
        if (order.subclass().isEmpty()) {
            return reply(() -> api.issueKeyChangeTokens(
                    order.messageId(),
                    accessToken,
                    order.meter(),
                    order.amendment().orElseThrow()));
        }
        short subclass = order.subclass().get().shortValue();
        return reply(() -> api.issueCreditToken(
                order.messageId(),
                accessToken,
                order.meter(),
                subclass,
                (double) order.amount(),
                order.moment().tokenTime(),
                order.moment().flags()));
    }

    @Override
    public Reply fetch(String messageId, String accessToken) {
        return reply(() -> api.fetchTokenResult("fetch", accessToken, messageId));
    }

    @Override
    public void close() {
        transport.close();
    }

    private static Reply reply(Call call) {
        try {
            return new Reply.Tokens(call.run());
        } catch (ApiException e) {
            return new Reply.Refused(e.getECode(), e.getEMsgEn());
        } catch (TException e) {
            return new Reply.Lost(String.valueOf(e.getMessage()));
        }
    }
}
