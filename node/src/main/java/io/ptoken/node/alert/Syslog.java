package io.ptoken.node.alert;

import io.ptoken.node.process.MachineName;
import io.ptoken.service.operate.alert.AlertOutput;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alerts to a syslog over UDP. Whoever tells of one never waits: a thread of its own sends them, and what finds no room or
 * no way is lost and counted. UDP tells of a loss only where the machine at the other end refuses. Thread safe.
 */
public final class Syslog implements AlertOutput, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Syslog.class);
    private static final int ROOM = 256;
    private static final int CLOSING_MILLIS = 1000;

    private final String host;
    private final int port;
    private final SyslogLine line;
    private final BlockingQueue<Change> waiting = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong lost = new AtomicLong();
    private final Thread sender;
    private volatile boolean closed;
    private boolean losing;
    private @Nullable DatagramSocket socket;

    /** Begins to send to that place; a name is looked up when it is needed. */
    public Syslog(String host, int port) {
        this.host = host;
        this.port = port;
        this.line = new SyslogLine(MachineName.get(), ProcessHandle.current().pid());
        this.sender = new Thread(this::send, "syslog");
        sender.setDaemon(true);
        sender.start();
    }

    @Override
    public void tell(Change change) {
        if (closed || !waiting.offer(change)) {
            lost.incrementAndGet();
        }
    }

    /** How many were lost, as far as this process knows. */
    public long lost() {
        return lost.get();
    }

    /** Sends what waits, for a second at most. */
    @Override
    public void close() {
        closed = true;
        sender.interrupt();
        try {
            sender.join(CLOSING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        while (!closed) {
            try {
                send(waiting.take());
            } catch (InterruptedException e) {
                break; // closed
            }
        }
        for (Change change = waiting.poll(); change != null; change = waiting.poll()) {
            send(change);
        }
        disconnect();
    }

    private void send(Change change) {
        byte[] bytes = line.of(change);
        try {
            connected().send(new DatagramPacket(bytes, bytes.length));
            if (losing) {
                losing = false;
                LOG.warn("alerts go to the syslog at {} again; lost until now: {}", host, lost.get());
            }
        } catch (IOException | RuntimeException e) {
            lost.incrementAndGet();
            disconnect();
            if (!losing) {
                losing = true;
                LOG.warn("alerts do not get to the syslog at {}: {}", host, e.getMessage());
            }
        }
    }

    private DatagramSocket connected() throws IOException {
        DatagramSocket open = socket;
        if (open == null) {
            open = new DatagramSocket();
            socket = open;
            open.connect(new InetSocketAddress(host, port));
        }
        return open;
    }

    private void disconnect() {
        DatagramSocket open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }
}
