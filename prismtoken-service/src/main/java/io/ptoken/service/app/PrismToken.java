package io.ptoken.service.app;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.pool.PoolSettings;
import io.ptoken.hsm.pool.PooledModule;
import io.ptoken.hsm.slot.KekSlotDetails;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Overload;
import io.ptoken.service.access.PasswordHasher;
import io.ptoken.service.access.RecentPasswords;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.AccountAdministration;
import io.ptoken.service.access.account.PasswordChanges;
import io.ptoken.service.access.account.SessionAdministration;
import io.ptoken.service.access.console.ConsoleSessions;
import io.ptoken.service.access.session.Authenticator;
import io.ptoken.service.access.session.FoldedRefusals;
import io.ptoken.service.access.session.Gate;
import io.ptoken.service.access.session.RefusalCounts;
import io.ptoken.service.access.session.Sessions;
import io.ptoken.service.access.session.SignIn;
import io.ptoken.service.access.session.SignInQueue;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.clock.ClockRules;
import io.ptoken.service.clock.ClockWatch;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.module.ModeCheck;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.observe.CallObservation;
import io.ptoken.service.observe.ReadinessCheck;
import io.ptoken.service.operate.call.HandCalls;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.call.OperatorSignIn;
import io.ptoken.service.operate.call.Operators;
import io.ptoken.service.operate.call.OwnersProof;
import io.ptoken.service.operate.keyload.KeyLimits;
import io.ptoken.service.operate.keyload.OperatedModules;
import io.ptoken.service.operate.keyload.TrustedKmcs;
import io.ptoken.service.operate.node.ClientCertificateLook;
import io.ptoken.service.operate.node.InstallationArchive;
import io.ptoken.service.operate.node.InstallationLook;
import io.ptoken.service.operate.node.NodeProcess;
import io.ptoken.service.operate.node.ServerCertificate;
import io.ptoken.service.operate.notice.Notices;
import io.ptoken.service.operate.notice.facts.CurrencySales;
import io.ptoken.service.operate.notice.facts.NoticeSources;
import io.ptoken.service.operate.notice.facts.ServerRemark;
import io.ptoken.service.operate.notice.facts.StoreDoubts;
import io.ptoken.service.operate.pool.PoolControl;
import io.ptoken.service.operate.preference.ModePreference;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.PreferredAccess;
import io.ptoken.service.operate.retention.AuditTending;
import io.ptoken.service.operate.retention.Retention;
import io.ptoken.service.operate.work.OperatorParts;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.storemark.MarkedJournal;
import io.ptoken.service.storemark.MarkedTids;
import io.ptoken.service.storemark.StoreMarking;
import io.ptoken.service.storemark.VendCounters;
import io.ptoken.service.vending.key.ErasedKeys;
import io.ptoken.service.vending.key.VendingKeys;
import io.ptoken.sts.InvalidValueException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The application on a security module and a store: the TokenApi and what an administrator needs. Made once per process
 * through {@link #on}. Thread safe. It starts no thread and owns nothing that must be closed; module and store belong to
 * whoever made them.
 */
public final class PrismToken {

    private final TokenApiService tokenApi;
    private final InstallationMode mode;
    private final PreferenceService preferences;
    private final CurrencySales currency;
    private final Notices notices;
    private final Retention retention;
    private final FoldedRefusals refusals;
    private final ReadinessCheck clockReadiness;
    private final AuditTending auditTending;
    private final AccountAdministration accounts;
    private final PasswordChanges passwords;
    private final SessionAdministration sessions;
    private final HandIssuing handIssuing;
    private final Operators operators;
    private final OperatorSignIn operatorSignIn;
    private final ConsoleSessions consoleSessions;
    private final Function<CallerName, LocalCaller> localCallers;
    private final Optional<PoolControl> pool;
    private final Optional<MarkedTids> storeMark;
    private final Optional<VendCounters> vendCounters;

    private record CallerName(String username, Origin origin, List<Role> roles) {}

    private PrismToken(Builder parts) {
        ServiceStore store = parts.store;
        Clock clock = parts.clock;
        ServiceSettings settings = parts.settings;
        SecurityModule module = parts.module;
        pool = module instanceof ModulePool several
                ? Optional.of(new PoolControl(several, store.moduleStandings(), clock))
                : Optional.empty();
        preferences = new PreferenceService(store.preferences(), clock);
        mode = ModePreference.of(preferences.values());
        ModeCheck modeCheck = ModeCheck.of(module, mode, clock, settings.moduleMemory());
        Optional<VendCounters> counters =
                parts.counted.map(modules -> new VendCounters(store, modules, parts.software, clock));
        vendCounters = counters;
        if (parts.marking.map(marking -> marking.standing(store).mayBeUsed()).orElse(true)) {
            counters.ifPresent(VendCounters::requireKnown);
        }
        Optional<MarkedTids> marks = parts.marking.map(marking -> marking.begin(store, clock));
        storeMark = marks;
        currency = new CurrencySales(store.auditLog(), settings.currencyScale());
        Overload overload = parts.overload.orElseGet(() -> new Overload(clock));
        ClockWatch watch = new ClockWatch(clock, store.auditLog(), store.clockDoubts(), parts.clockRules);
        NoticeSources sources = new NoticeSources(
                Optional.of(module),
                store,
                currency,
                new KeyLimits(store, parts.trust.formats(List.of())),
                preferences,
                mode,
                clock,
                parts.certificateEnd,
                parts.freeBytes,
                () -> new StoreDoubts(
                        marks.filter(MarkedTids::isFloorRaised).isPresent(),
                        counters.map(VendCounters::unknown).orElse(List.of()),
                        Optional.empty(),
                        marks.map(MarkedTids::sealedChains).orElse(List.of())),
                parts.lostLocks,
                overload::news,
                () -> Stream.concat(
                                parts.remarks.get().stream(),
                                watch.news().stream()
                                        .map(news -> new ServerRemark("EService.Clock", news.text(), news.action())))
                        .toList());
        notices = new Notices(sources, sources::rereadModules, clock);
        retention = new Retention(store, clock);
        auditTending = new AuditTending(store.auditLog(), clock);
        Supplier<AccessPolicy> policy = new PreferredAccess(preferences, settings.access());
        PasswordHasher hasher = new PasswordHasher(parts.random, settings.concurrentPasswordHashes());
        RecentPasswords recent = new RecentPasswords(hasher, clock, parts.random, settings.passwordMemory());
        SignInQueue queue = new SignInQueue(settings.signIns(), settings.concurrentPasswordHashes(), clock, overload);
        refusals = new FoldedRefusals(store.auditLog(), clock, settings.anonymousMegabytes());
        Authenticator authenticator =
                new Authenticator(store.accounts(), store.knownAddresses(), refusals, recent, queue, clock, policy);
        accounts = new AccountAdministration(store.accounts(), store.knownAddresses(), hasher, clock, policy);
        passwords = new PasswordChanges(store.accounts(), authenticator, hasher, clock, policy);
        sessions = new SessionAdministration(store.sessions(), store.accounts(), clock);
        VendingKeys keys = new VendingKeys(
                module,
                module,
                clock,
                settings.keyChangeRules(),
                new ErasedKeys(() -> loading(module), store.keyCatalogue()),
                settings.moduleMemory());
        Sessions open = new Sessions(store.sessions(), clock, parts.random, policy);
        localCallers = name ->
                LocalCaller.of(name.username(), name.origin(), name.roles(), store.accounts(), open, clock, policy);
        Gate gate = new Gate(open, store.accounts(), clock);
        SignIn signIn = new SignIn(authenticator, open, store.auditLog(), refusals, clock);
        IssueJournal journal = marks.<IssueJournal>map(marked -> new MarkedJournal(store.issueJournal(), marked))
                .orElseGet(store::issueJournal);
        UseCases useCases = new UseCases(
                module,
                keys,
                store,
                journal,
                signIn,
                preferences,
                notices,
                clock,
                parts.random,
                settings,
                watch,
                modeCheck);
        clockReadiness = ReadinessCheck.clockPlausible(useCases.clock());
        CallAudit audit = new CallAudit(store.auditLog(), refusals, callers(gate), clock);
        tokenApi = new TokenApi(parts.observation, audit, gate::admit, useCases);
        HandIssuing byHand = new HandIssuing(
                parts.observation,
                store.auditLog(),
                useCases,
                tokenApi,
                audit,
                store.accounts(),
                place -> localCallers.apply(new CallerName(HandCalls.ACCOUNT, place, List.of(Role.ISSUE_ANY))),
                settings,
                clock);
        handIssuing = byHand;
        OperatorParts operating = new OperatorParts(
                store,
                authenticator,
                accounts,
                passwords,
                sessions,
                preferences,
                SellingModules.of(parts.operated.orElseGet(() -> OneOf.application(module)), module, keys),
                parts.trust,
                parts.look.apply(notices),
                () -> pool.orElseThrow(() -> new NotPossibleException(PoolControl.NONE)),
                parts.certificate,
                parts.clientCertificates,
                parts.archive,
                parts.process,
                true,
                () -> byHand,
                parts.proof,
                clock,
                watch,
                () -> mode);
        operators = operating.side();
        operatorSignIn = operating.signIn();
        consoleSessions = new ConsoleSessions(
                store.sessions(),
                store.accounts(),
                store.auditLog(),
                authenticator,
                clock,
                parts.random,
                settings.console());
    }

    private static CallAudit.Callers callers(Gate gate) {
        return new CallAudit.Callers() {
            @Override
            public String nameOf(CallContext call) {
                return gate.nameOf(call);
            }

            @Override
            public Optional<String> rememberedNameOf(CallContext call) {
                return gate.rememberedNameOf(call);
            }
        };
    }

    /** The KMCs that are LOADING in the module, or in one of several. */
    private static List<String> loading(SecurityModule module) {
        return module instanceof ModulePool several
                ? several.members().stream()
                        .flatMap(member -> member.status().stream())
                        .flatMap(status -> KekSlotDetails.loading(status).stream())
                        .toList()
                : KekSlotDetails.loading(ModuleErrors.translate(module::status));
    }

    /** What strangers were refused: to be looked at every few seconds, and ended before the store is closed. */
    public RefusalCounts refusals() {
        return refusals;
    }

    /** Whether tokens are issued by the clock as it is. */
    public ReadinessCheck clockReadiness() {
        return clockReadiness;
    }

    /**
     * Begins an application on this module. Without further words it has a store in memory, which forgets used token
     * identifiers when the process ends: give it another one to sell tokens.
     *
     * @param module makes and verifies the tokens
     * @param clock the clock of the application; its zone is the local one in status answers
     * @param random source of access tokens and salts
     */
    public static Builder on(SecurityModule module, Clock clock, SecureRandom random) {
        Given.value("module", module);
        Given.value("clock", clock);
        Given.value("random", random);
        return new Builder(module, clock, random);
    }

    /**
     * Begins an application on several modules, which stand in for each other. For other than the usual times make a {@link
     * ModulePool} and begin {@link #on} it.
     *
     * @param modules each a name of its own
     * @param background looks at the modules when what is known of them is old; belongs to the caller
     * @param clock the clock of the application; its zone is the local one in status answers
     * @param random source of access tokens and salts
     * @throws ServiceException {@code EParamRange} for no modules, too many, or a name that comes twice
     */
    public static Builder modules(List<PooledModule> modules, Executor background, Clock clock, SecureRandom random) {
        Given.value("modules", modules);
        Given.value("background", background);
        Given.value("clock", clock);
        Given.value("random", random);
        return on(pool(modules, background, clock), clock, random);
    }

    private static ModulePool pool(List<PooledModule> modules, Executor background, Clock clock) {
        try {
            return new ModulePool(modules, PoolSettings.DEFAULTS, clock, background);
        } catch (InvalidValueException e) {
            throw ServiceException.paramRange(e.field(), Param.echo(e.got()), e.expected());
        }
    }

    /** Drains modules and changes their order; empty with a single module. */
    public Optional<PoolControl> pool() {
        return pool;
    }

    /** The TokenApi, every call of it observed and audited. */
    public TokenApiService tokenApi() {
        return tokenApi;
    }

    /**
     * A caller within this process, for programs that embed the application.
     *
     * @param username name of its account, IDENT; it gets no password, so that nobody can sign in to it
     * @param roles what it may issue; {@code ptoken-api} goes without saying
     * @throws ServiceException {@code EParamRange} when there is an account of that name with a password or with other roles
     */
    public LocalCaller localCaller(String username, Role... roles) {
        Given.value("username", username);
        Given.values("roles", roles);
        return localCallers.apply(new CallerName(username, Origin.LOCAL, List.of(roles)));
    }

    /** What the installation is for until the process ends: the preference for it is read once. */
    public InstallationMode mode() {
        return mode;
    }

    /** Preferences, edited at run time. */
    public PreferenceService preferences() {
        return preferences;
    }

    /** Whether currency credit was sold and is not sold now for want of a scale. */
    public CurrencySales currencySales() {
        return currency;
    }

    /** What needs somebody's attention. */
    public Notices notices() {
        return notices;
    }

    /** Removes old data; whoever runs the application calls it every few seconds. */
    public Retention retention() {
        return retention;
    }

    /**
     * Ties the chain of this node to those of the others, and moves rows of the audit log that belong nowhere; whoever runs the
     * application calls it every few minutes.
     */
    public Runnable auditTending() {
        return auditTending;
    }

    /** What is remembered of the store outside of it; empty when nobody remembers. */
    public Optional<MarkedTids> storeMark() {
        return storeMark;
    }

    /** Compares the counters of hardware modules with the store; empty when none are compared. */
    public Optional<VendCounters> vendCounters() {
        return vendCounters;
    }

    /** Adds and changes accounts. */
    public AccountAdministration accounts() {
        return accounts;
    }

    /** Sets and changes passwords. */
    public PasswordChanges passwords() {
        return passwords;
    }

    HandIssuing handIssuing() {
        return handIssuing;
    }

    /** The operator's side: every call of it permitted and audited. */
    public Operators operators() {
        return operators;
    }

    /** Lets people in on the operator's side. */
    public OperatorSignIn operatorSignIn() {
        return operatorSignIn;
    }

    /** Lets people in at the web console. */
    public ConsoleSessions consoleSessions() {
        return consoleSessions;
    }

    /** Lists and revokes sessions. */
    public SessionAdministration sessions() {
        return sessions;
    }

    /** The parts of an application. Not thread safe. */
    public static final class Builder {

        private final SecurityModule module;
        private final Clock clock;
        private final SecureRandom random;
        private ServiceStore store = new InMemoryStore();
        private Optional<StoreMarking> marking = Optional.empty();
        private Optional<Supplier<List<ModuleStatus>>> counted = Optional.empty();
        private VendCounters.Software software = VendCounters.Software.NONE;
        private ServiceSettings settings = ServiceSettings.DEFAULTS;
        private CallObservation observation = CallObservation.none();
        private Supplier<Optional<Instant>> certificateEnd = Optional::empty;
        private Supplier<OptionalLong> freeBytes = OptionalLong::empty;
        private Supplier<List<String>> lostLocks = List::of;
        private Optional<Overload> overload = Optional.empty();
        private Supplier<List<ServerRemark>> remarks = List::of;
        private Optional<ClockRules> clockRules = Optional.empty();
        private Optional<OperatedModules> operated = Optional.empty();
        private TrustedKmcs trust = NobodyTrusted.INSTANCE;
        private Function<Notices, InstallationLook> look = NoticesAlone::new;
        private OwnersProof proof = OwnersProof.NONE;
        private ServerCertificate certificate = NoCertificate.INSTANCE;
        private ClientCertificateLook clientCertificates = ClientCertificateLook.NONE;
        private InstallationArchive archive = InstallationArchive.NONE;
        private NodeProcess process = NodeProcess.NONE;

        private Builder(SecurityModule module, Clock clock, SecureRandom random) {
            this.module = module;
            this.clock = clock;
            this.random = random;
        }

        /** Keeps calls, used token identifiers, accounts and the audit log there. */
        public Builder store(ServiceStore store) {
            this.store = Given.value("store", store);
            return this;
        }

        /** Remembers outside of the store how far it has come, and refuses an older copy of it at the start. */
        public Builder marking(StoreMarking marking) {
            this.marking = Optional.of(Given.value("marking", marking));
            return this;
        }

        /** Compares the counter of the software module with the store, too. */
        public Builder countingSoftware(VendCounters.Software module) {
            software = Given.value("module", module);
            return this;
        }

        /**
         * Compares the counters of hardware modules with the store, and refuses one that does not know what they made.
         *
         * @param modules see {@link VendCounters}
         */
        public Builder counting(Supplier<List<ModuleStatus>> modules) {
            Given.value("modules", modules);
            counted = Optional.of(modules);
            return this;
        }

        /** With these settings. */
        public Builder settings(ServiceSettings settings) {
            this.settings = Given.value("settings", settings);
            return this;
        }

        /** Tells of every call of the TokenApi. */
        public Builder observing(CallObservation observation) {
            this.observation = Given.value("observation", observation);
            return this;
        }

        /** For the notices: when the TLS certificate in use ends. */
        public Builder certificateEnd(Supplier<Optional<Instant>> end) {
            Given.value("end", end);
            certificateEnd = end;
            return this;
        }

        /** For the notices: bytes left on the disk of the installation. */
        public Builder freeBytes(Supplier<OptionalLong> bytes) {
            Given.value("bytes", bytes);
            freeBytes = bytes;
            return this;
        }

        /** For the notices: of each lock that this process had and lost what became of it, a sentence. */
        public Builder lostLocks(Supplier<List<String>> sentences) {
            Given.value("sentences", sentences);
            lostLocks = sentences;
            return this;
        }

        /** Tells there who asks for more than a share, and tells of it in a notice. */
        public Builder overload(Overload overload) {
            this.overload = Optional.of(Given.value("overload", overload));
            return this;
        }

        /** Does not believe a clock that is too far ahead. */
        public Builder watchingClock(ClockRules rules) {
            clockRules = Optional.of(Given.value("rules", rules));
            return this;
        }

        /** For the notices: what the server has noticed of itself besides. */
        public Builder remarks(Supplier<List<ServerRemark>> noticed) {
            Given.value("noticed", noticed);
            remarks = noticed;
            return this;
        }

        /** For operators: the modules by their names in a configuration. Without it, the one that makes the tokens. */
        public Builder operating(OperatedModules modules) {
            operated = Optional.of(Given.value("modules", modules));
            return this;
        }

        /** For operators: which KMCs are believed, and the formats of their files. Without it, no keys come from KMCs. */
        public Builder trusting(TrustedKmcs trust) {
            this.trust = Given.value("trust", trust);
            return this;
        }

        /**
         * For operators: looks at the installation as a whole. Without it, only notices are seen.
         *
         * @param look is given the notices of the application
         */
        public Builder looking(Function<Notices, InstallationLook> look) {
            this.look = Given.value("look", look);
            return this;
        }

        /** For operators: what the owner shows to issue tokens by hand. Without it, that takes an account. */
        public Builder proving(OwnersProof proof) {
            this.proof = Given.value("proof", proof);
            return this;
        }

        /** For operators: the certificate that clients see. Without it, there is none to show or to renew. */
        public Builder certificate(ServerCertificate certificate) {
            this.certificate = Given.value("certificate", certificate);
            return this;
        }

        /** For operators: what is known of the certificates of clients. Without it, their fingerprints alone. */
        public Builder clientCertificates(ClientCertificateLook certificates) {
            clientCertificates = Given.value("certificates", certificates);
            return this;
        }

        /** For operators: makes archives of the installation. Without it, there is none. */
        public Builder archiving(InstallationArchive archive) {
            this.archive = Given.value("archive", archive);
            return this;
        }

        /** For operators: closes the server and opens it again. Without it, that is not possible. */
        public Builder restarting(NodeProcess process) {
            this.process = Given.value("process", process);
            return this;
        }

        /**
         * Puts the application together; it reads the store.
         *
         * @throws io.ptoken.service.storemark.OlderStoreException when the store may not be used
         */
        public PrismToken build() {
            return new PrismToken(this);
        }
    }
}
