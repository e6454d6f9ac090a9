package io.ptoken.demo;

import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;
import org.apache.thrift.transport.layered.TFramedTransport;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;
import za.co.prism.prismtoken1.TokenApi;
import za.co.prism.prismtoken1.VerifyResult;

/**
 * A vending system as integrators write one, with nothing but the stubs and libthrift. It trusts the one certificate it was
 * given. Not thread safe.
 */
final class VendingClient implements AutoCloseable {

    private interface Call<T> {
        T run() throws TException;
    }

    private final TTransport transport;
    private final TokenApi.Client api;
    private String accessToken = "";
    private int messages;

    private VendingClient(TTransport transport) {
        this.transport = transport;
        this.api = new TokenApi.Client(new TBinaryProtocol(transport));
    }

    /** Connects to a server that shows {@code certificate}. */
    static VendingClient connect(String host, int port, X509Certificate certificate) throws IOException {
        try {
            SSLSocket socket =
                    (SSLSocket) trusting(certificate).getSocketFactory().createSocket(host, port);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return new VendingClient(new TFramedTransport(new TSocket(socket)));
        } catch (GeneralSecurityException | TTransportException e) {
            throw new IOException("cannot connect to " + host + " port " + port + ": " + e.getMessage(), e);
        }
    }

    String ping(String echo) {
        return call(() -> api.ping(0, echo));
    }

    void signIn(String username, String password) {
        accessToken = call(() ->
                        api.signInWithPassword(nextMessageId(), "local", username, password, new SessionOptions()))
                .getAccessToken();
    }

    /** Buys electricity: subclass 0, an amount in tenths of a kWh, the server's clock. */
    List<Token> buyElectricity(MeterConfigIn meter, double hectowattHours) {
        return call(() -> api.issueCreditToken(nextMessageId(), accessToken, meter, (short) 0, hectowattHours, 0, 0));
    }

    VerifyResult verify(MeterConfigIn meter, String tokenDec) {
        return call(() -> api.verifyToken(nextMessageId(), accessToken, meter, tokenDec));
    }

    @Override
    public void close() {
        transport.close();
    }

    private String nextMessageId() {
        return "demo-" + ++messages;
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (ApiException e) {
            throw new CommandFailure(e.getECode() + ": " + e.getEMsgEn(), e);
        } catch (TException e) {
            throw new CommandFailure("the server did not answer: " + e.getMessage(), e);
        }
    }

    private static SSLContext trusting(X509Certificate certificate) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
