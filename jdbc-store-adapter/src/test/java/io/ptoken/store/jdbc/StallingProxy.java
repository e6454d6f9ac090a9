package io.ptoken.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network between a program and its database that swallows everything once it is told to, and closes nothing. */
final class StallingProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean stalled;

    private StallingProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** To a port of this machine. */
    static StallingProxy to(int target) throws IOException {
        StallingProxy proxy = new StallingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        inBackground(proxy::accept);
        return proxy;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on nothing passes. */
    void stall() {
        stalled = true;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(client);
            sockets.add(server);
            inBackground(() -> copy(client, server));
            inBackground(() -> copy(server, client));
        }
    }

    private void copy(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (!stalled) {
                out.write(buffer, 0, count);
                out.flush();
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // An end has closed: nothing passes any more.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
