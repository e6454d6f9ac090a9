package io.ptoken.node;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.node.alert.NoticeLog;
import io.ptoken.node.audit.AuditKeyFile;
import io.ptoken.node.audit.HeadExport;
import io.ptoken.node.backup.ServedArchive;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.Configuration.StoreKind;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.FileModes;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.installation.InstallationDisk;
import io.ptoken.node.installation.NodeName;
import io.ptoken.node.module.InstallationHold;
import io.ptoken.node.module.ModuleAccess;
import io.ptoken.node.module.ModuleSource;
import io.ptoken.node.module.ServedModule;
import io.ptoken.node.operate.ControlChannel;
import io.ptoken.node.operate.InstalledCertificate;
import io.ptoken.node.operate.SealedProof;
import io.ptoken.node.operate.ServedModules;
import io.ptoken.node.operate.ServerLook;
import io.ptoken.node.operate.TrustFile;
import io.ptoken.node.operate.TrustedClients;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.SystemTime;
import io.ptoken.node.process.Undo;
import io.ptoken.node.process.Version;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.node.storemark.StoreMarks;
import io.ptoken.service.access.Overload;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.clock.ClockRules;
import io.ptoken.service.figures.FigureWriter;
import io.ptoken.service.operate.alert.AlertHistory;
import io.ptoken.service.operate.alert.AlertOutput;
import io.ptoken.service.operate.node.NodeBeat;
import io.ptoken.service.operate.node.NodeProcess;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.storemark.MarkedTids;
import io.ptoken.service.storemark.StoreMarking;
import io.ptoken.store.jdbc.JdbcStore;
import io.ptoken.thrift.ThriftServer;
import io.ptoken.thrift.tls.ReloadableIdentity;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A server that runs. The one place where the parts of the house meet. Thread safe. */
public final class Node implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Node.class.getName());

    /** Action of the entry that tells of a stop. */
    public static final String STOP = "stop";

    private final SecurityModule module;
    private final ReloadableIdentity identity;
    private final ThriftServer server;
    private final Observation observation;
    private final WebConsole console;
    private final boolean currencySalesStopped;
    private final Undo running;

    private Node(
            SecurityModule module,
            ReloadableIdentity identity,
            ThriftServer server,
            Observation observation,
            WebConsole console,
            boolean currencySalesStopped,
            Undo running) {
        this.module = module;
        this.identity = identity;
        this.server = server;
        this.observation = observation;
        this.console = console;
        this.currencySalesStopped = currencySalesStopped;
        this.running = running;
    }

    /**
     * Starts an installation; it serves when this method returns.
     *
     * @param secret opens the security module; the caller closes it afterwards
     * @param taker who opens it
     * @throws IOException when a port cannot be had
     */
    public static Node start(Installation installation, SealingSecret secret, Taker taker) throws IOException {
        return start(installation, software(installation, secret, taker), taker.surroundings());
    }

    private static ModuleSource software(Installation installation, SealingSecret secret, Taker taker) {
        return (store, running) -> {
            ModuleHold hold = InstallationHold.software(installation, taker, ModuleHold.STOP_IT, running);
            SoftSecurityModule module =
                    ModuleAccess.openOrTampered(hold, installation, secret, store, taker.surroundings());
            ModuleAccess.keep(module, hold, store, taker.surroundings(), running);
            return ServedModule.of(module);
        };
    }

    /**
     * As above, with a module from elsewhere.
     *
     * @throws IOException when a port or a line to the module cannot be had
     */
    public static Node start(Installation installation, ModuleSource modules, Surroundings surroundings)
            throws IOException {
        return start(installation, modules, surroundings, NodeProcess.NONE);
    }

    /** @param process closes and opens it at an operator's word */
    static Node start(Installation installation, ModuleSource modules, Surroundings surroundings, NodeProcess process)
            throws IOException {
        Undo running = new Undo();
        try (Undo undo = new Undo()) {
            undo.with(running::close);
            FileModes.mend(installation.data()).forEach(told -> LOG.log(WARNING, told));
            Observation observation = new Observation();
            JdbcStore store = StoreAccess.open(installation, surroundings, observation.store());
            running.with(store::close);
            ServedModule served = modules.open(store, running);
            ServedArchive.clear(installation.data());
            SecurityModule module = served.module();
            ReloadableIdentity identity = ReloadableIdentity.open(
                    installation.data().tls(),
                    installation.certificateNames(),
                    surroundings.clock(),
                    surroundings.random());
            AuditKeyFile auditKey = auditKey(installation, surroundings);
            Optional<StoreMarking> marking = StoreMarks.of(installation, served, surroundings, running);
            PrismToken.Builder parts = PrismToken.on(module, surroundings.clock(), surroundings.random())
                    .store(store)
                    .settings(installation.serviceSettings())
                    .observing(observation.calls())
                    .certificateEnd(() -> Optional.of(identity.current().notAfter()))
                    .freeBytes(() -> InstallationDisk.freeBytes(installation.data()));
            marking.ifPresent(parts::marking);
            parts.counting(served::hardware).countingSoftware(served.counted());
            LockWatch locks = new LockWatch();
            parts.lostLocks(locks::lost);
            Overload overload = new Overload(surroundings.clock());
            parts.overload(overload);
            parts.watchingClock(clockRules(installation, served));
            ServerRemarks remarks = new ServerRemarks();
            parts.remarks(remarks::get);
            parts.operating(new ServedModules(installation, served))
                    .certificate(InstalledCertificate.of(
                            identity, installation.data().tls(), surroundings))
                    .trusting(new TrustFile(installation.data(), store, surroundings.clock()))
                    .proving(new SealedProof(installation))
                    .clientCertificates(new TrustedClients(installation))
                    .restarting(process)
                    .archiving(new ServedArchive(installation, store, surroundings))
                    .looking(notices -> new ServerLook(installation, store, surroundings.clock(), auditKey, notices));
            PrismToken application = parts.build();
            forgetCallsOfTheDead(installation, store, surroundings);
            AlertOutput output = observation.alerts(installation.configuration().alerts(), running);
            running.with(() -> stopped(store, application.storeMark(), surroundings));
            Housekeeping housekeeping = Housekeeping.start(
                    application,
                    served,
                    locks,
                    new FigureWriter(
                            store.figures(), observation.figures(), NodeName.of(installation), surroundings.clock()),
                    alerts(installation, store, output));
            running.with(housekeeping::close);
            installation
                    .headsFolder()
                    .ifPresent(folder -> housekeeping.export(new HeadExport(
                            folder,
                            NodeName.of(installation),
                            store.auditLog(),
                            auditKey,
                            surroundings.clock(),
                            text -> LOG.log(WARNING, text))));
            ThriftServer server =
                    ThriftServer.start(installation.serverSettings(), application.tokenApi(), identity, overload);
            running.with(server::close);
            remarks.of(server);
            housekeeping.beat(beat(installation, store, application, server.port(), surroundings));
            ControlChannel.open(installation, application, surroundings)
                    .ifPresent(control -> running.with(control::close));
            observation.watch(module, store, application, server, overload, identity, surroundings.clock());
            if (installation.configuration().metrics().enabled()) {
                running.with(observation.serve(installation.metricsSettings()));
            }
            WebConsole console = WebConsole.open(
                    installation, application, identity, observation.checks(), server.port(), surroundings);
            running.with(console::close);
            remarks.of(console);
            boolean stopped = application.currencySales().haveStopped();
            undo.nothing();
            return new Node(module, identity, server, observation, console, stopped, running);
        }
    }

    private static ClockRules clockRules(Installation installation, ServedModule served) {
        Configuration.Issuing issuing = installation.configuration().issuing();
        return new ClockRules(
                NodeName.of(installation),
                new SystemTime(),
                Duration.ofHours(issuing.clockJumpHours()),
                Duration.ofDays(issuing.maxOffDays()),
                () -> served.hardware().stream()
                        // One without a window does not tell its clock: what stands there is this machine's.
                        .filter(status -> !status.tidWindow().isZero())
                        .map(ModuleStatus::clock)
                        .findFirst());
    }

    /** Made where there never was one. Nothing that a server is for needs it. */
    private static AuditKeyFile auditKey(Installation installation, Surroundings surroundings) {
        AuditKeyFile key = AuditKeyFile.of(installation.data(), surroundings.random());
        try {
            if (key.makeIfNew()) {
                LOG.log(INFO, "an audit key was made: keep what 'ptoken audit key' prints, on another machine");
            }
        } catch (SealedFileException e) {
            LOG.log(WARNING, "no audit key was made, so that no head is signed: " + e.getMessage());
        }
        return key;
    }

    /**
     * Only this node has the module's file open and works on an embedded store, so that whoever claimed a message there is
     * dead. In a shared database the claims of others may be alive; those of the dead are overdue in a while.
     */
    private static void forgetCallsOfTheDead(Installation installation, ServiceStore store, Surroundings surroundings) {
        if (installation.configuration().store().kind() == StoreKind.SQLITE) {
            store.issueJournal()
                    .releaseClaims(AuditEntry.local(
                            surroundings.clock().instant(),
                            "",
                            "restart",
                            "",
                            "this call was in flight when the server stopped; it issued nothing"));
        }
    }

    /** The last entry of a node, and the seal over it. What fails here does not keep it from stopping. */
    private static void stopped(ServiceStore store, Optional<MarkedTids> mark, Surroundings surroundings) {
        try {
            store.auditLog()
                    .appendLast(AuditEntry.local(
                            surroundings.clock().instant(), AuditLog.OWN_ACCORD, STOP, "", "the server stops"));
            mark.ifPresent(MarkedTids::keep);
        } catch (StoreException e) {
            LOG.log(WARNING, "the stop is not in the audit log: " + e.getMessage());
        } catch (SecurityModuleException e) {
            LOG.log(WARNING, "the end of the audit log could not be sealed at the stop: " + e.getMessage());
        }
    }

    private static AlertHistory alerts(Installation installation, ServiceStore store, AlertOutput output) {
        return new AlertHistory(
                store.alerts(),
                NodeName.of(installation),
                installation.configuration().store().kind() == StoreKind.SQLITE,
                new NoticeLog(),
                output);
    }

    private static NodeBeat beat(
            Installation installation,
            ServiceStore store,
            PrismToken application,
            int port,
            Surroundings surroundings) {
        return new NodeBeat(
                store.nodes(),
                new NodeBeat.Identity(
                        NodeName.of(installation),
                        Version.current(),
                        installation.configuration().api().address(),
                        port,
                        installation.configuration().store().kind() == StoreKind.SQLITE),
                application.notices()::current,
                surroundings.clock());
    }

    /** The port served on. */
    public int port() {
        return server.port();
    }

    /** The port of metrics and health, empty when they are not served. */
    public OptionalInt metricsPort() {
        return observation.port();
    }

    /** The port of the console, empty when there is none. */
    public OptionalInt consolePort() {
        return console.port();
    }

    /** The certificate new clients see. */
    public TlsIdentity identity() {
        return identity.current();
    }

    /** True when currency credit was sold here before and is not sold for want of a scale. */
    public boolean currencySalesStopped() {
        return currencySalesStopped;
    }

    /** Identity and state of the security module. */
    public ModuleStatus moduleStatus() {
        return module.status();
    }

    /** The vending keys loaded. */
    public List<VendingKeyAttributes> vendingKeys() {
        return module.vendingKeys();
    }

    /** Takes no more calls, lets those in flight finish, then closes module and store. */
    @Override
    public void close() {
        running.close();
    }
}
