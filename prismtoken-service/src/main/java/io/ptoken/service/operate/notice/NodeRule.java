package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.port.NodeStore;
import io.ptoken.service.port.NodeStore.NodeStanding;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A node that shares the store is gone, or two have one name (ours). */
final class NodeRule implements NoticeRule {

    @Override
    public Ground ground() {
        return Ground.STORE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.store()
                .each(store -> Stream.concat(gone(store.nodes(), facts.now()), twins(store.nodes(), facts.now())))
                .toList();
    }

    /**
     * Only a node that has written all the while bears witness: after an outage of the store all have been silent, and without a
     * server nobody knows why.
     */
    private static Stream<Notice> gone(List<NodeStanding> nodes, Instant now) {
        Instant before = now.minus(NodeStore.GONE);
        return nodes.stream()
                        .anyMatch(node -> node.isAlive(now) && !node.steady().isAfter(before))
                ? nodes.stream()
                        .filter(node -> node.isGone(now))
                        .map(node -> Notice.error(
                                        "EService.Node",
                                        "The node " + node.name() + " has not been heard of since " + node.at()
                                                + ", and was not stopped.",
                                        "Start it again, or have it forgotten if it does not come back.",
                                        node.name())
                                .clearedBy(Clearing.FORGET_NODE))
                : Stream.empty();
    }

    private static Stream<Notice> twins(List<NodeStanding> nodes, Instant now) {
        return nodes.stream()
                .filter(node -> node.isAlive(now))
                .collect(Collectors.groupingBy(NodeStanding::name))
                .values()
                .stream()
                .filter(named -> named.size() > 1)
                .map(named -> Notice.error(
                        "EService.NodeName",
                        named.size() + " nodes call themselves " + named.get(0).name() + ".",
                        "Give each a 'node.name' of its own in its ptoken.yaml, and start it again.",
                        named.get(0).name()));
    }
}
