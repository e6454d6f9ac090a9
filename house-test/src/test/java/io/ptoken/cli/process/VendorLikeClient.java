package io.ptoken.cli.process;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.layered.TFramedTransport;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;
import za.co.prism.prismtoken1.TokenApi;

/**
 * A client written like the sample of the vendor's development pack: trusts every certificate, framed transport, binary
 * protocol, nothing but the stubs and libthrift.
 */
final class VendorLikeClient implements AutoCloseable {

    private final TTransport transport;
    private final TokenApi.Client client;

    private VendorLikeClient(TTransport transport) {
        this.transport = transport;
        this.client = new TokenApi.Client(new TBinaryProtocol(transport));
    }

    static VendorLikeClient connect(String host, int port) throws IOException, GeneralSecurityException, TException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(host, port);
        return new VendorLikeClient(new TFramedTransport(new TSocket(socket)));
    }

    TokenApi.Client api() {
        return client;
    }

    /** The sample's sale: 100 kWh for a meter of all zeros. */
    List<Token> buy(String user, String password) throws TException {
        String accessToken = client.signInWithPassword("sample-1", "local", user, password, new SessionOptions())
                .getAccessToken();
        MeterConfigIn meter =
                new MeterConfigIn("00000000000", (short) 7, (short) 1, 123456, (short) 1, (short) 1, (short) 255);
        return client.issueCreditToken("sample-2", accessToken, meter, (short) 0, 100.0 * 10, 0, 0);
    }

    @Override
    public void close() {
        transport.close();
    }

    private static final class TrustAll implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
