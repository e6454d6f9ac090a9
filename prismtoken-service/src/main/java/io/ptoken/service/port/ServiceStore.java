package io.ptoken.service.port;

/** Everything the service stores. Implementations are thread safe. */
public interface ServiceStore {

    /** Calls, token identifiers, results. */
    IssueJournal issueJournal();

    /** The audit log. */
    AuditLog auditLog();

    /** Accounts. */
    AccountStore accounts();

    /** Sessions. */
    SessionStore sessions();

    /** From where accounts have signed in. */
    KnownAddressStore knownAddresses();

    /** Preferences. */
    PreferenceStore preferences();

    /** Which process has a security module. */
    ModuleLeases moduleLeases();

    /** Which nodes do not trust their clocks. */
    ClockDoubts clockDoubts();

    /** Where operators want modules to stand. */
    ModuleStandingStore moduleStandings();

    /** KEK slots of modules that do not list them. */
    KekSlotStore kekSlots();

    /** Key-load files and their keys. */
    KeyCatalogue keyCatalogue();

    /** Limits of keys that were entered by hand. */
    EnteredKeys enteredKeys();

    /** Public keys of KMCs. */
    KmcPublicKeys kmcPublicKeys();

    /** What needed attention, and when. */
    AlertStore alerts();

    /** Generations of security modules. */
    ModuleWitness moduleWitness();

    /** What calls came to. */
    FigureStore figures();

    /** Calls that wait for a second person. */
    ApprovalStore approvals();

    /** How the nodes stand that share it. */
    NodeStore nodes();

    /** How this store is told from an older copy of it. */
    StoreHistory history();

    /**
     * Reads something small, to see whether the store answers and is the one that this process worked on; writes something small
     * when the last change failed.
     *
     * @throws StoreException when it does not, or is not
     */
    void probe();
}
