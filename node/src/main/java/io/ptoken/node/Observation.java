package io.ptoken.node;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.metrics.Metrics;
import io.ptoken.metrics.MetricsConfig;
import io.ptoken.metrics.MetricsServer;
import io.ptoken.node.alert.Syslog;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.process.Undo;
import io.ptoken.service.access.Overload;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.figures.FigureCounter;
import io.ptoken.service.observe.CallObservation;
import io.ptoken.service.observe.ModuleWatch;
import io.ptoken.service.observe.NoticeCounts;
import io.ptoken.service.observe.ReadinessCheck;
import io.ptoken.service.observe.ReadinessCheck.Period;
import io.ptoken.service.observe.StoreObserver;
import io.ptoken.service.operate.alert.AlertOutput;
import io.ptoken.service.operate.notice.Notice;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.thrift.ThriftServer;
import io.ptoken.thrift.tls.ReloadableIdentity;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Brings what the parts of a node tell about themselves to the metrics, and serves them. */
final class Observation {

    private final Metrics metrics = Metrics.ofProcess();
    private final FigureCounter figures = new FigureCounter(metrics.calls());
    private Map<String, ReadinessCheck> checks = Map.of();
    private volatile OptionalInt port = OptionalInt.empty();

    /** To be told by the store. */
    StoreObserver store() {
        return metrics.store();
    }

    /** To be told of every call of the TokenApi. */
    CallObservation calls() {
        CallObservation calls = new CallObservation(figures, new LoggedCalls(), System::nanoTime);
        metrics.watchCallsInFlight(calls::callsInFlight);
        return calls;
    }

    /** Counts the same calls for the store. */
    FigureCounter figures() {
        return figures;
    }

    /** Watches the parts of a node that runs. */
    void watch(
            SecurityModule module,
            ServiceStore store,
            PrismToken application,
            ThriftServer server,
            Overload overload,
            ReloadableIdentity identity,
            InstantSource clock) {
        ModuleWatch watch = new ModuleWatch(module, application.mode(), clock);
        metrics.watchModule(watch::look);
        if (module instanceof ModulePool pool) {
            metrics.watchPool(() -> pool.members().stream()
                    .collect(Collectors.toMap(
                            MemberReport::name, member -> member.failures().count())));
        }
        metrics.watchServer(server::statistics);
        metrics.watchOverload(overload::total);
        metrics.watchNotices(() -> counts(application.notices().current().notices()));
        metrics.watchCertificate(() -> identity.current().notAfter());
        checks = Map.of(
                "module", watch.readiness(),
                "store", ReadinessCheck.storeAnswers(store),
                "sales", ReadinessCheck.sells(store, clock),
                "clock", application.clockReadiness(),
                "certificate", ReadinessCheck.certificateValid(() -> validity(identity.current()), clock),
                "api", () -> server.isListening() ? Optional.empty() : Optional.of("the TokenApi takes no calls"));
    }

    private static Period validity(TlsIdentity identity) {
        return new Period(identity.certificate().getNotBefore().toInstant(), identity.notAfter());
    }

    /** Where alerts go; what is lost on the way is counted. */
    AlertOutput alerts(Configuration.Alerts alerts, Undo running) {
        return alerts.receiver()
                .<AlertOutput>map(receiver -> {
                    Syslog syslog = new Syslog(receiver.host(), receiver.port());
                    running.with(syslog::close);
                    metrics.watchLostAlerts(syslog::lost);
                    return syslog;
                })
                .orElse(AlertOutput.NONE);
    }

    /** What must be well for the node to be ready, by the name of the part; nothing before it is watched. */
    Map<String, ReadinessCheck> checks() {
        return checks;
    }

    /** Serves metrics and health; returns how to stop. */
    Runnable serve(MetricsConfig config) throws IOException {
        MetricsServer http = MetricsServer.start(config, metrics, checks);
        port = OptionalInt.of(http.port());
        return http::close;
    }

    /** The port served on, empty when nothing is served. */
    OptionalInt port() {
        return port;
    }

    private static NoticeCounts counts(List<Notice> notices) {
        return new NoticeCounts(
                count(notices, Notice.Level.ERROR),
                count(notices, Notice.Level.WARNING),
                count(notices, Notice.Level.INFO));
    }

    private static int count(List<Notice> notices, Notice.Level level) {
        return (int) notices.stream().filter(notice -> notice.level() == level).count();
    }
}
