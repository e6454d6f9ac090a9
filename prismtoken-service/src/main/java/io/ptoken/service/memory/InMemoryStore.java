package io.ptoken.service.memory;

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
import io.ptoken.service.port.StoreHistory;

/**
 * Everything in memory. Thread safe: one lock serves all parts, so that a change and its audit entry are one step. A
 * process that ends forgets which token identifiers are used: not for selling tokens.
 */
public final class InMemoryStore implements ServiceStore {

    private final Object lock = new Object();
    private final InMemoryAuditLog auditLog = new InMemoryAuditLog(lock);
    private final InMemoryStoreHistory history = new InMemoryStoreHistory(lock, auditLog);
    private final InMemoryIssueJournal issueJournal = new InMemoryIssueJournal(lock, auditLog, history);
    private final InMemorySessions sessions = new InMemorySessions(lock, auditLog);
    private final InMemoryKnownAddresses knownAddresses = new InMemoryKnownAddresses(lock);
    private final InMemoryAccountStore accounts = new InMemoryAccountStore(lock, auditLog, sessions, knownAddresses);
    private final InMemoryPreferences preferences = new InMemoryPreferences(lock, auditLog);
    private final InMemoryModuleStandings moduleStandings = new InMemoryModuleStandings(lock, auditLog);
    private final InMemoryKekSlots kekSlots = new InMemoryKekSlots(lock, auditLog);
    private final InMemoryKeyCatalogue keyCatalogue = new InMemoryKeyCatalogue(lock, auditLog);
    private final InMemoryKmcPublicKeys kmcPublicKeys = new InMemoryKmcPublicKeys(lock, auditLog);
    private final InMemoryApprovals approvals = new InMemoryApprovals(lock, auditLog, preferences);
    private final InMemoryEnteredKeys enteredKeys = new InMemoryEnteredKeys(lock);
    private final InMemoryAlerts alerts = new InMemoryAlerts(lock, auditLog);
    private final InMemoryModuleWitness moduleWitness = new InMemoryModuleWitness(lock);
    private final InMemoryModuleLeases moduleLeases = new InMemoryModuleLeases(lock);
    private final InMemoryClockDoubts clockDoubts = new InMemoryClockDoubts(lock);
    private final InMemoryFigures figures = new InMemoryFigures(lock);
    private final InMemoryNodes nodes = new InMemoryNodes(lock, auditLog);

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
        // Memory always answers.
    }
}
