package io.ptoken.benchmarks.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The server under attack, as an attacker sees it.
 *
 * @param port of the loopback address
 * @param tls trusts its certificate
 * @param from the first address that attackers come from, 127.0.0.x; they use some that follow, unless it is the client's
 */
record Target(int port, SSLContext tls, int from) {

    /** Where legitimate clients come from. */
    static final int CLIENT = 1;

    private static final int ADDRESSES = 4;
    private static final int TIMEOUT_MILLIS = 60_000;

    /** A connection of attacker number {@code i}; attackers are spread over four addresses. */
    Socket connect(int i) throws IOException {
        Socket socket = new Socket();
        int last = from == CLIENT ? CLIENT : from + i % ADDRESSES;
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}), 0));
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        return socket;
    }

    /** The same after a TLS handshake. */
    SSLSocket connectTls(int i) throws IOException {
        Socket raw = connect(i);
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(raw, "127.0.0.1", port, true);
        socket.startHandshake();
        return socket;
    }
}
