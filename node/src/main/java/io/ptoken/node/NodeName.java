package io.ptoken.node;

import io.ptoken.node.installation.Installation;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What tells a node from others that share a store: its machine and the port it is configured to serve on. */
final class NodeName {

    private NodeName() {}

    static String of(Installation installation) {
        return machine() + ":" + installation.configuration().api().port();
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
