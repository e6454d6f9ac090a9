package io.ptoken.node;

import io.ptoken.node.config.Configuration;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether a server that runs could have the ports of a changed configuration. */
final class PortCheck {

    private PortCheck() {}

    /** @throws CommandFailure when one of them, which it does not have yet, cannot be had */
    static void require(Installation now, Installation wanted) {
        Configuration.Api api = wanted.configuration().api();
        if (!api.address().equals(now.configuration().api().address())
                || (now.configuration().api().port() != 0
                        && api.port() != now.configuration().api().port())) {
            require(api.address(), api.port());
        }
        Configuration.Metrics metrics = wanted.configuration().metrics();
        Configuration.Metrics had = now.configuration().metrics();
        if (metrics.enabled()
                && (!had.enabled()
                        || !metrics.address().equals(had.address())
                        || (had.port() != 0 && metrics.port() != had.port()))) {
            require(metrics.address(), metrics.port());
        }
    }

    private static void require(String address, int port) {
        InetSocketAddress place = new InetSocketAddress(address, port);
        try (ServerSocket socket = new ServerSocket()) {
            if (place.isUnresolved()) {
                throw new IOException("unknown host");
            }
            socket.bind(place);
        } catch (IOException e) {
            throw new CommandFailure("port " + port + " of " + address + " cannot be had: " + e.getMessage(), e);
        }
    }
}
