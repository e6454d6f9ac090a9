package io.ptoken.node;

import io.ptoken.service.operate.notice.facts.ServerRemark;
import io.ptoken.thrift.ThriftServer;
import java.util.List;
import java.util.Optional;

/** What a server has noticed of its clients. Nothing before it serves. Thread safe. */
final class ServerRemarks {

    private volatile Optional<ThriftServer> server = Optional.empty();

    /** It serves from now on. */
    void of(ThriftServer serving) {
        server = Optional.of(serving);
    }

    List<ServerRemark> get() {
        List<String> old = server.map(ThriftServer::oldSuites).orElse(List.of());
        return old.isEmpty()
                ? List.of()
                : List.of(
                        new ServerRemark(
                                "ETls.OldSuites",
                                "Clients use cipher suites that api.tlsSuites: modern would refuse: "
                                        + String.join(", ", old) + ".",
                                "Renew their TLS, then set api.tlsSuites to modern; a restart of the server ends this notice."));
    }
}
