package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.TestServers;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.layered.TFramedTransport;
import org.junit.jupiter.api.Test;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.SignInResult;
import za.co.prism.prismtoken1.Token;
import za.co.prism.prismtoken1.TokenApi;

/** A program written like the vendor's sample client, from the stubs and libthrift alone, works unchanged. */
class VendorStyleClientTest {

    @Test
    void buysElectricity() throws Exception {
        try (ThriftServer server = TestServers.start(new FakeService())) {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {new TrustEverybody()}, new SecureRandom());
            SSLSocketFactory sockets = tls.getSocketFactory();

            TTransport transport = new TFramedTransport(new TSocket(sockets.createSocket("localhost", server.port())));
            TokenApi.Client client = new TokenApi.Client(new TBinaryProtocol(transport));

            assertThat(client.ping(0, "hello")).isEqualTo("hello");

            SignInResult session =
                    client.signInWithPassword("m-1", "local", "vendor", "password", new SessionOptions());
            MeterConfigIn meter =
                    new MeterConfigIn("00000000000", (short) 7, (short) 1, 123456, (short) 1, (short) 1, (short) 255);
            List<Token> tokens =
                    client.issueCreditToken("m-2", session.getAccessToken(), meter, (short) 0, 100.0 * 10, 0, 0);

            assertThat(tokens).hasSize(1);
            assertThat(tokens.get(0).getTokenDec()).isEqualTo("00000000000134220736");
            assertThat(tokens.get(0).getDescription()).isEqualTo("Credit:Electricity");
            transport.close();
        }
    }

    private static final class TrustEverybody implements X509TrustManager {

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
