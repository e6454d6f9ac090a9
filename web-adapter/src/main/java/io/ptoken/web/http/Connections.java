package io.ptoken.web.http;

import io.ptoken.service.access.AddressBlock;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;

/**
 * Sees to it that nobody takes all connections. An address with too many loses the oldest of its own; when there are too many
 * altogether, the address with most of them does. New ones are never refused. Thread safe.
 */
public final class Connections implements Connection.Listener {

    private final int most;
    private final int mostOfAnAddress;

    /** Guarded by this, as the queues in it are: the oldest in front. */
    private final Map<AddressBlock, Deque<EndPoint>> open = new LinkedHashMap<>();

    /** Where the open ones come from; an end point that is closed does not tell any more. Guarded by this. */
    private final Map<EndPoint, AddressBlock> origins = new HashMap<>();

    /**
     * Within bounds.
     *
     * @param most altogether
     * @param mostOfAnAddress of an IPv4 address, or of an IPv6 network of 64 bits
     */
    public Connections(int most, int mostOfAnAddress) {
        this.most = most;
        this.mostOfAnAddress = mostOfAnAddress;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof SslConnection) {
            surplus(connection.getEndPoint()).ifPresent(EndPoint::close);
        }
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        if (connection instanceof SslConnection) {
            remove(connection.getEndPoint());
        }
    }

    private synchronized Optional<EndPoint> surplus(EndPoint opened) {
        AddressBlock block = block(opened);
        origins.put(opened, block);
        Deque<EndPoint> own = open.computeIfAbsent(block, unused -> new ArrayDeque<>());
        own.addLast(opened);
        Optional<EndPoint> surplus = Optional.empty();
        if (own.size() > mostOfAnAddress) {
            surplus = Optional.of(own.getFirst());
        } else if (origins.size() > most) {
            surplus = open.values().stream()
                    .max(Comparator.comparingInt(Deque::size))
                    .map(Deque::getFirst);
        }
        surplus.ifPresent(this::remove);
        return surplus;
    }

    private void remove(EndPoint gone) {
        AddressBlock block = origins.remove(gone);
        Deque<EndPoint> own = block == null ? null : open.get(block);
        if (own != null && own.remove(gone) && own.isEmpty()) {
            open.remove(block);
        }
    }

    private static AddressBlock block(EndPoint endPoint) {
        SocketAddress address = endPoint.getRemoteSocketAddress();
        return address instanceof InetSocketAddress inet && inet.getAddress() != null
                ? AddressBlock.of(inet.getAddress())
                : AddressBlock.of("unknown");
    }

    /** How many there are. */
    public synchronized int number() {
        return origins.size();
    }
}
