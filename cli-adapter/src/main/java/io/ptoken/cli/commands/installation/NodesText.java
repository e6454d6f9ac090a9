package io.ptoken.cli.commands.installation;

import io.ptoken.cli.console.TextTable;
import io.ptoken.service.operate.call.WatchCalls.NodeList;
import io.ptoken.service.operate.call.WatchCalls.WatchedNode;
import io.ptoken.service.port.NodeStore.NodeNotice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The nodes that share a store, for people. */
final class NodesText {

    private NodesText() {}

    /** A line for each node, and one for each notice of it. */
    static List<String> lines(NodeList list, int columns) {
        if (list.nodes().isEmpty()) {
            return List.of("No node has served on this store.");
        }
        TextTable table = TextTable.of("NODE", "STATE", "VERSION", "ADDRESS", "MODULES", "NOTICES", "TOLD");
        list.nodes()
                .forEach(node -> table.row(
                        node.name(),
                        node.state().name(),
                        node.version(),
                        node.address() + ":" + node.port(),
                        node.module(),
                        Integer.toString(node.notices().size()),
                        Duration.between(node.at(), list.seen()).toSeconds() + " s ago"));
        List<String> lines = new ArrayList<>(table.lines("", columns));
        for (WatchedNode node : list.nodes()) {
            for (NodeNotice notice : node.notices()) {
                lines.add(node.name() + ": " + notice.level() + " " + notice.code() + ": " + notice.text());
            }
        }
        return lines;
    }
}
