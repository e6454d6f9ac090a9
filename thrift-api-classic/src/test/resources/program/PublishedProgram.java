import java.util.List;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TFramedTransport;
import org.apache.thrift.transport.TSSLTransportFactory;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.NodeStatus;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.SignInResult;
import za.co.prism.prismtoken1.Token;
import za.co.prism.prismtoken1.TokenApi;
import za.co.prism.prismtoken1.VerifyResult;
import za.co.prism.prismtoken1.prismtoken1_TokenApiConstants;

/** A vending client in the form of the published ones: libthrift up to 0.13, generated names, a trust store. */
public class PublishedProgram {

    public static void main(String[] args) throws TException {
        String trustStore = args[0];
        int port = Integer.parseInt(args[1]);
        String password = args[2];

        TSSLTransportFactory.TSSLTransportParameters tls = new TSSLTransportFactory.TSSLTransportParameters();
        tls.setTrustStore(trustStore, "changeit");
        TSocket socket = TSSLTransportFactory.getClientSocket("localhost", port, 20000, tls);
        TTransport transport = framed(socket);
        TProtocol protocol = new TBinaryProtocol(transport);
        TokenApi.Client client = new TokenApi.Client(protocol);

        System.out.println("version " + prismtoken1_TokenApiConstants.ApiVersion);
        System.out.println("ping " + client.ping(0, "hello"));
        try {
            client.getStatus("m-0", "nobody's");
        } catch (ApiException e) {
            System.out.println("error " + e.eCode + " " + e.eMsgEn);
        }

        SignInResult session = client.signInWithPassword("m-1", "local", "vending", password, new SessionOptions());
        List<NodeStatus> nodes = client.getStatus("m-2", session.accessToken);
        System.out.println("status " + nodes.get(0).info.get("ApiType"));

        MeterConfigIn meter =
                new MeterConfigIn("00000000000", (short) 7, (short) 1, 123457, (short) 1, (short) 1, (short) 255);
        meter.setAllowKrnUpdate(false);
        List<Token> tokens =
                client.issueCreditToken("m-3", session.accessToken, meter, (short) 0, 100.0 * 10, 0, 0);
        for (Token token : tokens) {
            System.out.println("token " + token.description + " " + token.scaledAmount + " " + token.scaledUnitName);
            VerifyResult verified = client.verifyToken("m-4", session.accessToken, meter, token.tokenDec);
            System.out.println("verified " + verified.validationResult + " " + verified.token.tid);
        }
        System.out.println("fetched " + client.fetchTokenResult("m-5", session.accessToken, "m-3").equals(tokens));
        transport.close();
    }

    /** No exception to declare: making this transport threw none. */
    private static TTransport framed(TTransport socket) {
        return new TFramedTransport(socket);
    }
}
