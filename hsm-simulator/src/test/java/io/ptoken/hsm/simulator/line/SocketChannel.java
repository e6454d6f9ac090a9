package io.ptoken.hsm.simulator.line;

import io.ptoken.hsm.protocol.client.ByteChannel;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A host's end of TCP. */
final class SocketChannel implements ByteChannel {

    private final Socket socket = new Socket();

    SocketChannel(int port, Duration timeout) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) timeout.toMillis());
    }

    @Override
    public void write(byte[] bytes, Duration timeout) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    @Override
    public int read(byte[] into, Duration timeout) throws IOException {
        socket.setSoTimeout((int) Math.max(1, timeout.toMillis()));
        try {
            return socket.getInputStream().read(into);
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    @Override
    public void discardInput() throws IOException {
        InputStream input = socket.getInputStream();
        while (input.available() > 0) {
            input.skipNBytes(1);
        }
    }

    @Override
    public boolean isOpen() {
        return !socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
