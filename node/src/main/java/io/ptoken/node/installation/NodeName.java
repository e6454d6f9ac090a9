package io.ptoken.node.installation;

import io.ptoken.node.process.MachineName;

/** What tells a node from others that share a store: as it is configured, else its machine and the port it is to serve on. */
public final class NodeName {

    private NodeName() {}

    /** That of an installation. */
    public static String of(Installation installation) {
        String name = installation.configuration().node().name();
        return name.isEmpty()
                ? MachineName.get() + ":" + installation.configuration().api().port()
                : name;
    }
}
