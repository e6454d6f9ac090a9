package io.ptoken.hsm.pool;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.manufacture.DitkCustody;
import io.ptoken.hsm.manufacture.MeterManufacturing;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ForeignFirmware;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.SignedVending;
import io.ptoken.hsm.vend.TokenVending;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Several security modules as one. A request goes to a member that holds the key and can do it: lowest priority number
 * first, among equals the one with the fewest calls under way, standby members only when no other can. A member that fails
 * or refuses for a reason of its own is passed over and the next is asked; what is refused for the sake of the request is
 * refused. {@code docs/module-pool.md} has the rules and the table of statuses.
 *
 * <p><b>A vend with a TID is never repeated when its answer was lost</b> ({@link
 * io.ptoken.hsm.refusal.ModuleFailure#OUTCOME_UNKNOWN}): a token with that TID may exist, and a second module would make another.
 * Key changes and verifications are repeated: every member gives the same answer, and no TID is used.
 *
 * <p>Registers: each distinct key has a number of the pool's own, whichever members hold it in whichever registers. Numbers
 * stay for the life of the pool and are never given to another key; a new pool may number differently.
 *
 * <p>What members tell about themselves is kept for {@link PoolSettings#viewAge()} and read anew by the executor, not by
 * vends; only the very first look is waited for. Thread safe; members work at the same time. The members belong to whoever
 * made them and are not closed with the pool.
 */
public final class ModulePool implements SecurityModule, SignedVending, AutoCloseable {

    private static final int MOST_REGISTERS = 999;

    private final Members members;
    private final Dispatcher dispatcher;
    private final InstantSource clock;
    private volatile boolean closed;

    /**
     * A pool of these members, which are first looked at when somebody asks for something.
     *
     * @param members 1-99, each name once; of equal members the first is shown first
     * @param clock with which ages and pauses are measured
     * @param background runs looks at members, which may take as long as a module takes to answer or not; at least as many
     *     threads as members keep one silent module from holding up the looks at others
     * @throws io.ptoken.sts.InvalidValueException for no members, too many, or a name that comes twice
     */
    public ModulePool(List<PooledModule> members, PoolSettings settings, InstantSource clock, Executor background) {
        this.members = new Members(members, settings, clock, background);
        this.dispatcher = new Dispatcher(this.members, clock);
        this.clock = clock;
    }

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        return vending().vendCredit(request);
    }

    @Override
    public TokenNumber vendManagement(VendManagementRequest request) {
        return vending().vendManagement(request);
    }

    @Override
    public VendedKeyChange vendKeyChange(VendKeyChangeRequest request) {
        return vending().vendKeyChange(request);
    }

    @Override
    public TokenVerification verify(VerifyTokenRequest request) {
        return vending().verify(request);
    }

    @Override
    public <T> Signed<T> ask(Function<TokenVending, T> request) {
        DispatchedVending vending = vending();
        T made = request.apply(vending);
        return new Signed<>(made, vending.idSm());
    }

    /** The keys of all members, each distinct one once, under the pool's numbers; see {@link KeyTable} for limits and times. */
    @Override
    public List<VendingKeyAttributes> vendingKeys() {
        requireOpen();
        members.tend();
        return members.keys().shown();
    }

    /** The registers of all members together, at most 999. */
    @Override
    public int capacity() {
        requireOpen();
        members.tend();
        int registers = members.all().stream()
                .flatMap(member -> member.told().stream())
                .mapToInt(MemberReport.Told::capacity)
                .sum();
        return Math.min(MOST_REGISTERS, registers);
    }

    /**
     * The status of the member that would be asked first, and in its details a line about each member ({@code
     * pool.module.NAME}), how many there are and how many serve.
     *
     * @throws SecurityModuleException unreachable, when no member answers
     */
    @Override
    public ModuleStatus status() {
        return PoolStatus.of(members(), clock.instant());
    }

    /** What no member can do. */
    @Override
    public Map<ModuleCapability, String> lacks() {
        requireOpen();
        members.tend();
        return PoolLacks.of(members.all());
    }

    /** Offers the licence to each member, drained ones too, until one takes it: a licence is made for one module. */
    @Override
    public LoadedLicence loadTransactionLicence(String text) {
        requireOpen();
        return PoolLicences.load(members, text);
    }

    /** A pool loads no keys itself, because an exchange with a KMC is one module's: see {@link #keyLoading(String)}. */
    @Override
    public Optional<KeyLoading> keyLoading() {
        return Optional.empty();
    }

    /**
     * Loading of keys into one member. While it changes keys the member is asked for nothing, and when it is done its
     * registers are read anew before it is asked again.
     *
     * @throws io.ptoken.sts.InvalidValueException when there is no member of that name
     */
    public Optional<KeyLoading> keyLoading(String member) {
        Member chosen = members.named(member);
        return chosen.module().keyLoading().map(loading -> new WatchedKeyLoading(loading, chosen, members));
    }

    /**
     * Keys that a member takes in the clear, and deletes; empty for one that does neither. Otherwise as {@link
     * #keyLoading(String)}.
     *
     * @throws io.ptoken.sts.InvalidValueException when there is no member of that name
     */
    public Optional<KeyEntry> keyEntry(String member) {
        Member chosen = members.named(member);
        return chosen.module().keyEntry().map(entry -> new WatchedKeyEntry(entry, chosen, members));
    }

    /** Tokens of new meters; there when a member has manufacturing firmware. */
    @Override
    public Optional<MeterManufacturing> manufacturing() {
        return members.all().stream()
                        .anyMatch(member -> member.module().manufacturing().isPresent())
                ? Optional.of(new PoolManufacturing(members, dispatcher))
                : Optional.empty();
    }

    /** A pool keeps no DITKs itself, because custodians and officers are at one module: see {@link #ditkCustody(String)}. */
    @Override
    public Optional<DitkCustody> ditkCustody() {
        return Optional.empty();
    }

    /**
     * The DITKs of a member; empty for one that takes none. When they have changed the member is looked at anew.
     *
     * @throws io.ptoken.sts.InvalidValueException when there is no member of that name
     */
    public Optional<DitkCustody> ditkCustody(String member) {
        Member chosen = members.named(member);
        return chosen.module().ditkCustody().map(custody -> new WatchedDitkCustody(custody, chosen, members));
    }

    /** Each member as it is now, in the order in which they are configured. */
    public List<MemberReport> members() {
        requireOpen();
        members.tend();
        Instant now = clock.instant();
        return members.all().stream()
                .map(member -> MemberReport.of(member, now))
                .toList();
    }

    /** Asks every member now, and waits for the answers; one that does not answer is silent from then on. */
    public void look() {
        requireOpen();
        members.all().forEach(members::look);
    }

    /** Has members looked at that need it, in the background. Traffic does the same; without traffic call it now and then. */
    public void tend() {
        requireOpen();
        members.tend();
    }

    /** Ends the pool: what is under way ends, everything new is refused with 58. */
    @Override
    public void close() {
        closed = true;
    }

    /**
     * Has this done in the background too, about once a second while there is traffic; in the place of what was done before.
     *
     * @param duty takes over what is decided elsewhere about the members; not to wait for modules
     */
    public void follow(Runnable duty) {
        members.follow(duty);
    }

    /** Where each member stands by the configuration, in its order. */
    public Map<String, ModuleStanding> configured() {
        Map<String, ModuleStanding> standings = new LinkedHashMap<>();
        members.all().forEach(member -> standings.put(member.name(), member.configuredStanding()));
        return Collections.unmodifiableMap(standings);
    }

    /**
     * Has a member stand elsewhere, for calls that come after this.
     *
     * @throws io.ptoken.sts.InvalidValueException when there is no member of that name
     */
    public void stand(String member, ModuleStanding standing) {
        members.named(member).stand(standing);
    }

    /**
     * Has members with firmware for this mode used, and no others; without it the firmware is not looked at. A member is
     * judged by what it tells, each time that it does.
     */
    public void serve(InstallationMode mode) {
        members.serve(mode);
    }

    /** The firmware of the first member, when none is used for its firmware; empty while one that is silent may be. */
    public Optional<ForeignFirmware> foreign() {
        requireOpen();
        members.tend();
        return members.all().stream().anyMatch(Member::mayBeUsed)
                ? Optional.empty()
                : members.all().get(0).foreign();
    }

    private DispatchedVending vending() {
        requireOpen();
        return new DispatchedVending(dispatcher);
    }

    private void requireOpen() {
        if (closed) {
            throw new SecurityModuleException(SmStatus.APP_ERROR_STATE, "the pool is closed");
        }
    }
}
