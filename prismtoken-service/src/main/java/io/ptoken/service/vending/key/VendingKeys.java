package io.ptoken.service.vending.key;

import static java.lang.System.Logger.Level.DEBUG;

import io.ptoken.hsm.key.KeyUse;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyRegisters;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.status.ModuleReporting;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.cache.Refreshed;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.module.ModuleOutOfService;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.keychange.KeyChangeRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Finds vending keys in the module's registers, which are read once in a while and whenever a key is not found. A key that
 * was erased meanwhile by another program is refused by the module; its limits are the module's business too. Thread safe.
 *
 * <p>The API names a key by supply group and revision and knows no key type. When a module holds several types, the unique
 * key (DUTK) is meant before the common one (DCTK) and that before the default one (DDTK): an assumption, in the order of
 * what meters in service have. A common key is the better guess only when no unique one is there, because it vends credit
 * for magnetic cards alone.
 */
public final class VendingKeys {

    private static final System.Logger LOG = System.getLogger(VendingKeys.class.getName());
    private static final Comparator<VendingKeyAttributes> LIKELIEST_FIRST = Comparator.comparing(
                    (VendingKeyAttributes key) -> rank(key.keyType()))
            .thenComparing(VendingKeyAttributes::register);

    /** The keys of each group in the order in which every call looks for one: {@link #LIKELIEST_FIRST}. */
    private final Refreshed<Map<SupplyGroupCode, List<VendingKeyAttributes>>> groups;

    private final ModuleReporting module;
    private final KeyChangeRules rules;
    private final ErasedKeys erased;
    private final ReadWriteLock changes = new ReentrantReadWriteLock();
    private volatile boolean changed;
    private volatile boolean unread;

    /**
     * Looks keys up in these registers.
     *
     * @param module whose registers they are; asked only when a key is not found
     * @param rules which key changes are allowed
     * @param erased knows keys that are not there because they are being loaded
     * @param memory how long the registers are taken for unchanged; zero reads them every time
     */
    public VendingKeys(
            VendingKeyRegisters registers,
            ModuleReporting module,
            InstantSource clock,
            KeyChangeRules rules,
            ErasedKeys erased,
            Duration memory) {
        this.groups = new Refreshed<>(before -> byGroup(registers), clock, memory);
        this.module = module;
        this.rules = rules;
        this.erased = erased;
    }

    /**
     * Changes keys while nothing is asked of the module under any, and reads the registers anew: a register may hold another key
     * afterwards. One change takes as long as the module takes for it, and requests wait.
     *
     * @param change of one key, or of all keys of one KMC
     */
    public <T> T changing(Supplier<T> change) {
        changes.writeLock().lock();
        try {
            changed = true;
            return change.get();
        } finally {
            refresh();
            changes.writeLock().unlock();
        }
    }

    /** Reads the registers anew, because keys were loaded or erased. What cannot be read now is read when it is needed. */
    public void refresh() {
        unread = true;
        try {
            groups.refresh();
            unread = false;
        } catch (ServiceException e) {
            LOG.log(DEBUG, "vending keys could not be read after a change", e);
        }
    }

    /**
     * Asks something of the module under a key that was found before, wherever it is by now; no key is changed meanwhile.
     *
     * @param found it
     * @param request is given the key as it is now
     * @throws ServiceException as {@link #find} when it is no more in the module
     */
    public <T> T under(VendingKeyAttributes found, Function<VendingKeyAttributes, T> request) {
        changes.readLock().lock();
        try {
            return request.apply(changed ? present(found) : found);
        } finally {
            changes.readLock().unlock();
        }
    }

    private VendingKeyAttributes present(VendingKeyAttributes found) {
        if (unread) {
            groups.refresh();
        }
        return ofGroup(found.sgc()).stream()
                .filter(key -> isSame(key, found))
                .findFirst()
                .orElseThrow(() -> notFound(found.sgc(), found.krn(), missingBecause(found.sgc())));
    }

    private static boolean isSame(VendingKeyAttributes key, VendingKeyAttributes found) {
        return key.krn().equals(found.krn())
                && key.keyType() == found.keyType()
                && key.kcv().equals(found.kcv())
                && key.baseDate() == found.baseDate()
                && key.algorithm() == found.algorithm();
    }

    /**
     * The key a meter is on, whatever its dates: a meter may leave it, and its tokens are verified.
     *
     * @throws ServiceException {@code EKeystore.NotFound}, {@code ESm} when the module is out of service and shows no keys
     */
    public VendingKeyAttributes find(SupplyGroupCode sgc, KeyRevision krn) {
        return likeliest(ofGroup(sgc), krn)
                .or(() -> likeliest(rereadGroup(sgc), krn))
                .orElseThrow(() -> notFound(sgc, krn, missingBecause(sgc)));
    }

    /**
     * The key a meter shall be on, by the dates of keys in use at that moment.
     *
     * <p>Of several types one comes first to which the meter's key may change, and of those one that is in use.
     *
     * @param from key the meter is on
     * @throws ServiceException {@code EKeystore.NotFound} when there is none, {@code ESts.VkExpired} or {@code ESm} 42 or 43
     *     when the dates forbid it, {@code ESm} when the module is out of service and shows no keys
     */
    public VendingKeyAttributes findTarget(
            SupplyGroupCode sgc, KeyRevision krn, VendingKeyAttributes from, Instant now) {
        return inUse(candidates(ofGroup(sgc), krn, from), now)
                .or(() -> inUse(candidates(rereadGroup(sgc), krn, from), now))
                .orElseThrow(() -> candidates(ofGroup(sgc), krn, from).stream()
                        .findFirst()
                        .map(key -> notInUse(key, now))
                        .orElseGet(() -> notFound(sgc, krn, missingBecause(sgc))));
    }

    /**
     * The key of the {@linkplain LatestRevision latest revision} in use of a supply group to which a meter may go: a unique
     * one, a common one for magnetic cards, or one of the type the meter is on, for which the rules of key changes have room.
     * Empty when there is none or its revision is {@code krn}.
     *
     * @param krn revision the meter is on, or shall go to anyway
     * @param from key the meter is on
     * @param tct carrier of the meter's tokens
     * @param fits what else the key must be
     */
    public Optional<VendingKeyAttributes> otherLatest(
            SupplyGroupCode sgc,
            KeyRevision krn,
            VendingKeyAttributes from,
            TokenCarrierType tct,
            Instant now,
            Predicate<VendingKeyAttributes> fits) {
        List<VendingKeyAttributes> group = ofGroup(sgc);
        if (hasNoOther(group, krn)) {
            return Optional.empty(); // the usual end
        }
        List<VendingKeyAttributes> possible = group.stream()
                .filter(key -> isInUse(key, now) && suits(key, from, tct) && fits.test(key))
                .toList();
        return LatestRevision.of(possible)
                .filter(latest -> !latest.equals(krn))
                .flatMap(latest -> likeliest(possible, latest));
    }

    private static boolean hasNoOther(List<VendingKeyAttributes> group, KeyRevision krn) {
        for (VendingKeyAttributes key : group) {
            if (!key.krn().equals(krn)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<VendingKeyAttributes> likeliest(List<VendingKeyAttributes> group, KeyRevision krn) {
        for (VendingKeyAttributes key : group) {
            if (key.krn().equals(krn)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** Equal ones stay in their order, the likeliest first. */
    private List<VendingKeyAttributes> candidates(
            List<VendingKeyAttributes> group, KeyRevision krn, VendingKeyAttributes from) {
        return group.stream()
                .filter(key -> key.krn().equals(krn))
                .sorted(Comparator.comparing(key -> allows(from, key) ? 0 : 1))
                .toList();
    }

    private static Optional<VendingKeyAttributes> inUse(List<VendingKeyAttributes> candidates, Instant now) {
        return candidates.stream().filter(key -> isInUse(key, now)).findFirst();
    }

    private List<VendingKeyAttributes> ofGroup(SupplyGroupCode sgc) {
        return groups.get().value().getOrDefault(sgc, List.of());
    }

    private List<VendingKeyAttributes> rereadGroup(SupplyGroupCode sgc) {
        return groups.refresh().value().getOrDefault(sgc, List.of());
    }

    private static Map<SupplyGroupCode, List<VendingKeyAttributes>> byGroup(VendingKeyRegisters registers) {
        return ModuleErrors.translate(registers::vendingKeys).stream()
                .sorted(LIKELIEST_FIRST)
                .collect(Collectors.groupingBy(VendingKeyAttributes::sgc));
    }

    private boolean suits(VendingKeyAttributes to, VendingKeyAttributes from, TokenCarrierType tct) {
        KeyType type = to.keyType();
        boolean wanted =
                type == from.keyType() || type == KeyType.DUTK || (type == KeyType.DCTK && tct.isMagneticCard());
        return wanted && allows(from, to);
    }

    private boolean allows(VendingKeyAttributes from, VendingKeyAttributes to) {
        return rules.objection(from.side(), to.side()).isEmpty();
    }

    private static boolean isInUse(VendingKeyAttributes key, Instant now) {
        return key.dates().refusal(KeyUse.TARGET, now).isEmpty();
    }

    private static int rank(KeyType type) {
        return switch (type) {
            case DUTK -> 0;
            case DCTK -> 1;
            case DDTK -> 2;
            case DITK -> 3;
        };
    }

    private String missingBecause(SupplyGroupCode sgc) {
        return ofGroup(sgc).isEmpty() ? "no key of this supply group is loaded" : "this key revision is not loaded";
    }

    private static ServiceException notInUse(VendingKeyAttributes key, Instant now) {
        try {
            key.requireInUse(KeyUse.TARGET, now);
        } catch (SecurityModuleException e) {
            return ModuleErrors.translated(e);
        }
        throw new IllegalStateException(key.describe() + " is in use after all");
    }

    private ServiceException notFound(SupplyGroupCode sgc, KeyRevision krn, String reason) {
        ModuleOutOfService.require(module);
        erased.require(sgc, krn);
        return new ServiceException(ErrorCode.KEYSTORE_NOT_FOUND, sgc.digits(), krn.toString(), reason);
    }
}
