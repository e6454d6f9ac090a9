package io.ptoken.node;

import io.ptoken.service.operate.notice.facts.ServerRemark;
import io.ptoken.thrift.ThriftServer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a server has noticed of its clients, and of its console. Nothing before it serves. Thread safe. */
final class ServerRemarks {

    private volatile Optional<ThriftServer> server = Optional.empty();
    private volatile List<ServerRemark> console = List.of();

    /** It serves from now on. */
    void of(ThriftServer serving) {
        server = Optional.of(serving);
    }

    /** It has been opened, or has failed to. */
    void of(WebConsole opened) {
        console = opened.remarks();
    }

    List<ServerRemark> get() {
        return Stream.concat(oldSuites().stream(), console.stream()).toList();
    }

    private Optional<ServerRemark> oldSuites() {
        List<String> old = server.map(ThriftServer::oldSuites).orElse(List.of());
        return old.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ServerRemark(
                                "ETls.OldSuites",
                                "Clients use cipher suites that api.tlsSuites: modern would refuse: "
                                        + String.join(", ", old) + ".",
                                "Renew their TLS, then set api.tlsSuites to modern; a restart of the server ends this notice."));
    }
}
