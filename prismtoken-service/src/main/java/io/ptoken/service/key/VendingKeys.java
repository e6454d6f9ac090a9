package io.ptoken.service.key;

import io.ptoken.hsm.ModuleReporting;
import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.hsm.VendingKeyRegisters;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.cache.Refreshed;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.module.ModuleOutOfService;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.keychange.KeyTypeTransitions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds vending keys in the module's registers, which are read once in a while and whenever a key is not found. A key that
 * was erased meanwhile is refused by the module; its limits are the module's business too. Thread safe.
 *
 * <p>The API names a key by supply group and revision and knows no key type. When a module holds several types, the unique
 * key (DUTK) is meant before the common one (DCTK) and that before the default one (DDTK): an assumption, in the order of
 * what meters in service have. A common key is the better guess only when no unique one is there, because it vends credit
 * for magnetic cards alone.
 */
public final class VendingKeys {

    private static final Comparator<VendingKeyAttributes> LIKELIEST_FIRST = Comparator.comparing(
                    (VendingKeyAttributes key) -> rank(key.keyType()))
            .thenComparing(VendingKeyAttributes::register);

    /** Revisions are compared as numbers: after 9 comes nothing. */
    private static final Comparator<VendingKeyAttributes> NEWEST_FIRST = Comparator.comparing(
                    (VendingKeyAttributes key) -> key.krn().value())
            .reversed()
            .thenComparing(LIKELIEST_FIRST);

    /** The keys of each group in the order in which every call looks for one: {@link #NEWEST_FIRST}. */
    private final Refreshed<Map<SupplyGroupCode, List<VendingKeyAttributes>>> groups;

    private final ModuleReporting module;
    private final InstantSource clock;
    private final KeyTypeTransitions transitions;

    /**
     * Looks keys up in these registers.
     *
     * @param module whose registers they are; asked only when a key is not found
     * @param transitions to which key types a meter may go
     * @param memory how long the registers are taken for unchanged; zero reads them every time
     */
    public VendingKeys(
            VendingKeyRegisters registers,
            ModuleReporting module,
            InstantSource clock,
            KeyTypeTransitions transitions,
            Duration memory) {
        this.groups = new Refreshed<>(before -> byGroup(registers), clock, memory);
        this.module = module;
        this.clock = clock;
        this.transitions = transitions;
    }

    /** Reads the registers anew, because keys were loaded or erased. */
    public void refresh() {
        groups.refresh();
    }

    /**
     * The key a meter is on. It may be past its times: the module decides what it still does.
     *
     * @throws ServiceException {@code EKeystore.NotFound}, {@code ESm} when the module is out of service and shows no keys
     */
    public VendingKeyAttributes find(SupplyGroupCode sgc, KeyRevision krn) {
        return likeliest(ofGroup(sgc), krn)
                .or(() -> likeliest(rereadGroup(sgc), krn))
                .orElseThrow(() -> notFound(sgc, krn, missingBecause(sgc)));
    }

    /**
     * The key a meter shall be on, which must be in use at present. A type that the meter's key may change to comes before
     * one that it may not.
     *
     * @param from type of the key the meter is on
     * @throws ServiceException {@code EKeystore.NotFound} when there is none or it is not in use, {@code ESm} when the module
     *     is out of service and shows no keys
     */
    public VendingKeyAttributes findInUse(SupplyGroupCode sgc, KeyRevision krn, KeyType from) {
        Instant now = clock.instant();
        return inUse(candidates(ofGroup(sgc), krn, from), now)
                .or(() -> inUse(candidates(rereadGroup(sgc), krn, from), now))
                .orElseThrow(() -> notFound(
                        sgc,
                        krn,
                        candidates(ofGroup(sgc), krn, from).stream()
                                .findFirst()
                                .map(key -> notInUseBecause(key, now))
                                .orElseGet(() -> missingBecause(sgc))));
    }

    /**
     * The key with the highest revision in use of a supply group to which a meter may go, provided that revision is above
     * {@code krn}. Only unique keys count, common ones for magnetic cards, and the type the meter is on.
     *
     * @param krn revision the meter is on, or shall go to anyway
     * @param from type of the key the meter is on
     * @param tct carrier of the meter's tokens
     * @param fits what else the key must be
     */
    public Optional<VendingKeyAttributes> newerThan(
            SupplyGroupCode sgc,
            KeyRevision krn,
            KeyType from,
            TokenCarrierType tct,
            Predicate<VendingKeyAttributes> fits) {
        for (VendingKeyAttributes key : ofGroup(sgc)) {
            if (key.krn().value() <= krn.value()) {
                break; // none is newer; the usual end, and before the first key
            }
            if (isInUse(key, clock.instant()) && suits(key.keyType(), from, tct) && fits.test(key)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
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
    private List<VendingKeyAttributes> candidates(List<VendingKeyAttributes> group, KeyRevision krn, KeyType from) {
        return group.stream()
                .filter(key -> key.krn().equals(krn))
                .sorted(Comparator.comparing(key -> transitions.allows(from, key.keyType()) ? 0 : 1))
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
                .sorted(NEWEST_FIRST)
                .collect(Collectors.groupingBy(VendingKeyAttributes::sgc));
    }

    private boolean suits(KeyType to, KeyType from, TokenCarrierType tct) {
        boolean wanted =
                to == from || to == KeyType.DUTK || (to == KeyType.DCTK && tct.isMagneticCard());
        return wanted && transitions.allows(from, to);
    }

    private static boolean isInUse(VendingKeyAttributes key, Instant now) {
        return !now.isBefore(key.active()) && !now.isAfter(key.issuedUntil());
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

    private static String notInUseBecause(VendingKeyAttributes key, Instant now) {
        return now.isBefore(key.active())
                ? "not active before " + key.active()
                : "not to be used after " + key.issuedUntil();
    }

    private ServiceException notFound(SupplyGroupCode sgc, KeyRevision krn, String reason) {
        ModuleOutOfService.require(module);
        return new ServiceException(ErrorCode.KEYSTORE_NOT_FOUND, sgc.digits(), krn.toString(), reason);
    }
}
