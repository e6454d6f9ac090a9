package io.ptoken.thrift;

import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.TestServers;
import io.ptoken.thrift.testing.TrustAll;
import java.io.IOException;
import java.net.InetAddress;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Runs in a JVM that forbids no version of TLS. Prints for each version whether a socket of that JVM takes it, and whether
 * the server does.
 */
final class OldTlsProgram {

    private OldTlsProgram() {}

    public static void main(String[] versions) throws IOException {
        try (ThriftServer server = TestServers.start(new FakeService())) {
            for (String version : versions) {
                System.out.println(version + " JDK " + ofTheJdk(version) + ", server " + of(server.port(), version));
            }
        }
    }

    /** What the JDK would do by itself, with the same identity. */
    private static String ofTheJdk(String version) throws IOException {
        try (SSLServerSocket listening = (SSLServerSocket) TestServers.IDENTITY
                .serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread acceptor = new Thread(() -> accept(listening));
            acceptor.setDaemon(true);
            acceptor.start();
            return of(listening.getLocalPort(), version);
        }
    }

    private static void accept(SSLServerSocket listening) {
        try (SSLSocket socket = (SSLSocket) listening.accept()) {
            socket.startHandshake();
        } catch (IOException e) {
            System.err.println(e); // the client says what came of it
        }
    }

    private static String of(int port, String version) throws IOException {
        try (SSLSocket socket = TrustAll.connect(port, version)) {
            return socket.getSession().getProtocol().equals(version) ? "accepts" : "answers otherwise";
        } catch (SSLException e) {
            return "refuses";
        }
    }
}
