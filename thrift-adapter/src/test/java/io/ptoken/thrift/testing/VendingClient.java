package io.ptoken.thrift.testing;

import java.io.IOException;
import javax.net.ssl.SSLSocket;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.layered.TFramedTransport;
import za.co.prism.prismtoken1.TokenApi;

/** A connected client as a vending system writes it: trust-all TLS socket, framed transport, binary protocol. */
public final class VendingClient implements AutoCloseable {

    private final TTransport transport;
    private final TokenApi.Client client;

    private VendingClient(TTransport transport) {
        this.transport = transport;
        this.client = new TokenApi.Client(new TBinaryProtocol(transport));
    }

    /** Connects to a server on this machine; without {@code protocols} the client's defaults hold. */
    public static VendingClient connect(int port, String... protocols) throws IOException, TException {
        return new VendingClient(new TFramedTransport(new TSocket(TrustAll.connect(port, protocols))));
    }

    /** Connects with a certificate of its own. */
    public static VendingClient connectAs(ClientIdentity client, int port, String... protocols)
            throws IOException, TException {
        return new VendingClient(new TFramedTransport(new TSocket(TrustAll.connectAs(client, port, protocols))));
    }

    /** Uses a TLS connection that is open. */
    public static VendingClient over(SSLSocket socket) throws TException {
        return new VendingClient(new TFramedTransport(new TSocket(socket)));
    }

    public TokenApi.Client api() {
        return client;
    }

    @Override
    public void close() {
        transport.close();
    }
}
