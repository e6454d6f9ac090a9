package io.ptoken.thrift.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A client that sends any bytes it likes. */
public final class RawClient implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    /** After a TLS handshake; without {@code protocols} the client's defaults hold. */
    public static RawClient tls(int port, String... protocols) throws IOException {
        return new RawClient(TrustAll.connect(port, protocols));
    }

    /** The same from another address of this machine. */
    public static RawClient tls(String from, int port) throws IOException {
        return new RawClient(TrustAll.over(socket(from, port)));
    }

    /** Without TLS, from another address of this machine. */
    public static RawClient clearText(String from, int port) throws IOException {
        return new RawClient(socket(from, port));
    }

    private static Socket socket(String from, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Without TLS. */
    public static RawClient clearText(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return new RawClient(socket);
    }

    /** Sends bytes as they are, in one record. */
    public RawClient send(String hex) throws IOException {
        socket.getOutputStream().write(HEX.parseHex(hex));
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads one frame and returns it, its length included. */
    public String readFrame() throws IOException {
        byte[] length = socket.getInputStream().readNBytes(Integer.BYTES);
        byte[] message =
                socket.getInputStream().readNBytes(ByteBuffer.wrap(length).getInt());
        return HEX.formatHex(length) + HEX.formatHex(message);
    }

    /** True when the server ends the connection without sending anything more. */
    public boolean isClosedByServer() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Hangs up without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
