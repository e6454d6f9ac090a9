package io.ptoken.store.jdbc;

import io.ptoken.service.logging.QuietSlf4j;
import io.ptoken.service.observe.StoreObserver;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.AlertStore;
import io.ptoken.service.port.ApprovalStore;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.ClockDoubts;
import io.ptoken.service.port.EnteredKeys;
import io.ptoken.service.port.FigureStore;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.KekSlotStore;
import io.ptoken.service.port.KeyCatalogue;
import io.ptoken.service.port.KmcPublicKeys;
import io.ptoken.service.port.KnownAddressStore;
import io.ptoken.service.port.ModuleLeases;
import io.ptoken.service.port.ModuleStandingStore;
import io.ptoken.service.port.ModuleWitness;
import io.ptoken.service.port.NodeStore;
import io.ptoken.service.port.PreferenceStore;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.SessionStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreHistory;
import io.ptoken.store.jdbc.audit.KnownHead;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.history.JdbcStoreHistory;
import io.ptoken.store.jdbc.journal.JdbcIssueJournal;
import io.ptoken.store.jdbc.postgres.PostgresDialect;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.sql.Dialect;
import io.ptoken.store.jdbc.sql.Migrations;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.store.jdbc.sqlite.NewDatabaseFile;
import io.ptoken.store.jdbc.sqlite.SqliteDialect;
import io.ptoken.store.jdbc.tid.TidHints;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Everything the service stores, on SQL: embedded in one SQLite file, or on PostgreSQL shared by several nodes. Concurrent
 * changes share a transaction; each is durable when its method returns. Thread safe; several processes may open one
 * database. After a failure the same store works again as soon as its database does.
 */
public final class JdbcStore implements ServiceStore, AutoCloseable {

    /** How long a change waits for another process that writes, where clients wait for the answer. */
    public static final Duration CLIENT_WAITS = SqliteDialect.CLIENT_WAITS;

    static {
        QuietSlf4j.begin();
    }

    private final Reads reads;
    private final GroupCommit changes;
    private final IssueJournal issueJournal;
    private final AuditLog auditLog;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final KnownAddressStore knownAddresses;
    private final PreferenceStore preferences;
    private final ModuleStandingStore moduleStandings;
    private final KekSlotStore kekSlots;
    private final KeyCatalogue keyCatalogue;
    private final KmcPublicKeys kmcPublicKeys;
    private final EnteredKeys enteredKeys;
    private final AlertStore alerts;
    private final ModuleWitness moduleWitness;
    private final ModuleLeases moduleLeases;
    private final ClockDoubts clockDoubts;
    private final FigureStore figures;
    private final ApprovalStore approvals;
    private final NodeStore nodes;
    private final JdbcStoreHistory history;

    private JdbcStore(Dialect dialect, StoreObserver observer, String node) {
        TidHints hints = new TidHints();
        KnownHead knownHead = new KnownHead(node);
        reads = new Reads(dialect, observer);
        changes = new GroupCommit(dialect, knownHead, observer, reads.outage()::over, hints::forget);
        issueJournal = new JdbcIssueJournal(changes, reads, hints);
        auditLog = new JdbcAuditLog(changes, reads, dialect, node);
        accounts = new JdbcAccountStore(changes, reads);
        sessions = new JdbcSessionStore(changes, reads);
        knownAddresses = new JdbcKnownAddresses(changes, reads);
        preferences = new JdbcPreferenceStore(changes, reads);
        moduleStandings = new JdbcModuleStandings(changes, reads);
        kekSlots = new JdbcKekSlots(changes, reads);
        keyCatalogue = new JdbcKeyCatalogue(changes, reads);
        kmcPublicKeys = new JdbcKmcPublicKeys(changes, reads);
        enteredKeys = new JdbcEnteredKeys(changes, reads);
        alerts = new JdbcAlerts(changes, reads);
        moduleWitness = new JdbcModuleWitness(changes, reads);
        moduleLeases = new JdbcModuleLeases(changes, reads);
        clockDoubts = new JdbcClockDoubts(changes, reads);
        figures = new JdbcFigures(changes, reads);
        approvals = new JdbcApprovals(changes, reads);
        nodes = new JdbcNodes(changes, reads);
        history = new JdbcStoreHistory(changes, reads, knownHead, dialect);
    }

    /**
     * Opens the embedded database and brings its schema up to date; creates the file, for its owner alone, when it is missing.
     *
     * @throws StoreException when the file cannot be opened, is no database, or comes from a newer release
     */
    public static JdbcStore openSqlite(Path file, StoreObserver observer) {
        return openSqlite(file, observer, CLIENT_WAITS);
    }

    /**
     * The same for a program that no client waits for, and that can let a busy server go first.
     *
     * @param lockPatience how long a change waits while other processes write
     */
    public static JdbcStore openSqlite(Path file, StoreObserver observer, Duration lockPatience) {
        NewDatabaseFile.makeIfMissing(file);
        return open(new SqliteDialect(file, lockPatience), "the store " + file, observer, "");
    }

    /** The same, observed by nobody. */
    public static JdbcStore openSqlite(Path file) {
        return openSqlite(file, StoreObserver.NONE);
    }

    /**
     * Opens the shared database and brings its schema up to date.
     *
     * @throws StoreException when it cannot be reached, or its schema comes from a newer release
     */
    public static JdbcStore openPostgres(PostgresSettings settings, StoreObserver observer) {
        return openPostgres(settings, observer, "");
    }

    /**
     * The same for a node among several. Its audit rows are a chain of their own, so that it waits for no other.
     *
     * @param node its name, the same at every start; 0-200 printable ASCII characters
     */
    public static JdbcStore openPostgres(PostgresSettings settings, StoreObserver observer, String node) {
        return open(new PostgresDialect(settings), "the database " + settings.place(), observer, node);
    }

    /** The same, observed by nobody. */
    public static JdbcStore openPostgres(PostgresSettings settings) {
        return openPostgres(settings, StoreObserver.NONE);
    }

    static JdbcStore open(Dialect dialect, String place, StoreObserver observer) {
        return open(dialect, place, observer, "");
    }

    static JdbcStore open(Dialect dialect, String place, StoreObserver observer, String node) {
        Migrations.run(dialect, place);
        dialect.requireInPlace();
        return new JdbcStore(dialect, observer, node);
    }

    @Override
    public IssueJournal issueJournal() {
        return issueJournal;
    }

    @Override
    public AuditLog auditLog() {
        return auditLog;
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public SessionStore sessions() {
        return sessions;
    }

    @Override
    public PreferenceStore preferences() {
        return preferences;
    }

    @Override
    public KnownAddressStore knownAddresses() {
        return knownAddresses;
    }

    @Override
    public ModuleLeases moduleLeases() {
        return moduleLeases;
    }

    @Override
    public ClockDoubts clockDoubts() {
        return clockDoubts;
    }

    @Override
    public ModuleStandingStore moduleStandings() {
        return moduleStandings;
    }

    @Override
    public KekSlotStore kekSlots() {
        return kekSlots;
    }

    @Override
    public KeyCatalogue keyCatalogue() {
        return keyCatalogue;
    }

    @Override
    public EnteredKeys enteredKeys() {
        return enteredKeys;
    }

    @Override
    public KmcPublicKeys kmcPublicKeys() {
        return kmcPublicKeys;
    }

    @Override
    public AlertStore alerts() {
        return alerts;
    }

    @Override
    public ModuleWitness moduleWitness() {
        return moduleWitness;
    }

    @Override
    public FigureStore figures() {
        return figures;
    }

    @Override
    public ApprovalStore approvals() {
        return approvals;
    }

    @Override
    public NodeStore nodes() {
        return nodes;
    }

    @Override
    public StoreHistory history() {
        return history;
    }

    @Override
    public void probe() {
        history.requireCurrent();
        history.requireWritable();
    }

    /** Changes that wait to be written now; from 0. */
    public int waitingChanges() {
        return changes.waiting();
    }

    /** So that tests see how its connections are set. */
    Reads reads() {
        return reads;
    }

    /** Finishes the changes that wait; later ones are refused. */
    @Override
    public void close() {
        changes.close();
        reads.close();
    }
}
