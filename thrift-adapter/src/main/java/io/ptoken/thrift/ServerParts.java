package io.ptoken.thrift;

import io.ptoken.service.access.Overload;
import io.ptoken.thrift.dispatch.TokenApiDispatcher;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** What all connections share. */
record ServerParts(
        ThriftServerConfig config,
        TokenApiDispatcher dispatcher,
        TlsAcceptor tls,
        Connections connections,
        ScheduledExecutorService timer,
        ServerCounters counters,
        RefusalLog refusals,
        Overload overload,
        IoLoop loop,
        FairExecutor handshakes,
        Executor workers) {}
