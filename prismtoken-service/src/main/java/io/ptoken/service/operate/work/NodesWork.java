package io.ptoken.service.operate.work;

import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.NodeList;
import io.ptoken.service.port.NodeStore;
import java.time.Instant;
import java.time.InstantSource;

/** The nodes that share the store, for operators. */
record NodesWork(NodeStore nodes, InstantSource clock) {

    NodeList all() {
        return NodeList.of(nodes.all(), clock.instant());
    }

    NodeList forget(WatchCalls.ForgetNode call, Operator who) {
        Instant now = clock.instant();
        if (!nodes.forget(call.name(), who.actor().did(now, call.action(), call.subject(), ""))) {
            throw ServiceException.paramRange("name", Param.echo(call.name()), "the name of a node");
        }
        return all();
    }
}
