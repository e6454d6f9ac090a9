package io.ptoken.web.section.dashboard;

import io.ptoken.service.operate.call.WatchCalls.NodeState;
import io.ptoken.service.operate.call.WatchCalls.WatchedNode;
import io.ptoken.service.operate.notice.Notice;
import io.ptoken.web.frame.Ages;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.frame.Times;
import io.ptoken.web.section.dashboard.DashboardPage.ShownNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The nodes that share a database, by what they wrote to it. */
record ShownNodes(String here, Times times, Texts texts) {

    /** None when there is but one. */
    List<ShownNode> of(List<WatchedNode> nodes) {
        return nodes.size() < 2 ? List.of() : nodes.stream().map(this::shown).toList();
    }

    private ShownNode shown(WatchedNode node) {
        long errors = count(node, Notice.Level.ERROR);
        long warnings = count(node, Notice.Level.WARNING);
        List<String> needs = new ArrayList<>();
        if (errors > 0) {
            needs.add(texts.count("dashboard.node.stopped", errors));
        }
        if (warnings > 0) {
            needs.add(texts.count("dashboard.node.soon", warnings));
        }
        return new ShownNode(
                node.name(),
                node.name().equals(here),
                level(node.state()),
                texts.get("dashboard.node." + node.state().name().toLowerCase(Locale.ROOT)),
                node.module(),
                needs.isEmpty() ? texts.get("dashboard.node.quiet") : String.join(", ", needs),
                errors > 0 ? Levels.BAD : warnings > 0 ? Levels.WARN : Levels.OK,
                node.address() + ":" + node.port(),
                node.version(),
                Ages.since(node.at(), times, texts));
    }

    private static String level(NodeState state) {
        return switch (state) {
            case RUNNING -> Levels.OK;
            case STOPPED -> Levels.IDLE;
            case GONE -> Levels.BAD;
        };
    }

    private static long count(WatchedNode node, Notice.Level level) {
        return node.notices().stream()
                .filter(notice -> notice.level().equals(level.name()))
                .count();
    }
}
