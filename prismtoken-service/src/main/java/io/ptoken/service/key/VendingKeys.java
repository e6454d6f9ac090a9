package io.ptoken.service.key;

import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.hsm.VendingKeyRegisters;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.keychange.KeyTypeTransitions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds vending keys in the module's registers. Every look-up reads the registers anew, so that a key just loaded is there
 * and one just erased is not. Thread safe.
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

    private final VendingKeyRegisters registers;
    private final InstantSource clock;
    private final KeyTypeTransitions transitions;

    /** Looks keys up in these registers; the table says to which key types a meter may go. */
    public VendingKeys(VendingKeyRegisters registers, InstantSource clock, KeyTypeTransitions transitions) {
        this.registers = registers;
        this.clock = clock;
        this.transitions = transitions;
    }

    /**
     * The key a meter is on. It may be past its times: the module decides what it still does.
     *
     * @throws ServiceException {@code EKeystore.NotFound}
     */
    public VendingKeyAttributes find(SupplyGroupCode sgc, KeyRevision krn) {
        return ofGroup(sgc).stream()
                .filter(key -> key.krn().equals(krn))
                .min(LIKELIEST_FIRST)
                .orElseThrow(() -> notFound(sgc, krn, missingBecause(sgc)));
    }

    /**
     * The key a meter shall be on, which must be in use at present. A type that the meter's key may change to comes before
     * one that it may not.
     *
     * @param from type of the key the meter is on
     * @throws ServiceException {@code EKeystore.NotFound} when there is none or it is not in use
     */
    public VendingKeyAttributes findInUse(SupplyGroupCode sgc, KeyRevision krn, KeyType from) {
        Instant now = clock.instant();
        List<VendingKeyAttributes> keys = ofGroup(sgc).stream()
                .filter(key -> key.krn().equals(krn))
                .sorted(Comparator.comparing(
                                (VendingKeyAttributes key) -> transitions.allows(from, key.keyType()) ? 0 : 1)
                        .thenComparing(LIKELIEST_FIRST))
                .toList();
        if (keys.isEmpty()) {
            throw notFound(sgc, krn, missingBecause(sgc));
        }
        return keys.stream()
                .filter(key -> isInUse(key, now))
                .findFirst()
                .orElseThrow(() -> notFound(sgc, krn, notInUseBecause(keys.get(0), now)));
    }

    /**
     * The key with the highest revision in use of a supply group to which a meter may go. Only unique keys count, common
     * ones for magnetic cards, and the type the meter is on. Revisions are compared as numbers: after 9 comes nothing.
     *
     * @param from type of the key the meter is on
     * @param tct carrier of the meter's tokens
     * @param fits what else the key must be
     */
    public Optional<VendingKeyAttributes> latest(
            SupplyGroupCode sgc, KeyType from, TokenCarrierType tct, Predicate<VendingKeyAttributes> fits) {
        Instant now = clock.instant();
        return ofGroup(sgc).stream()
                .filter(key -> isInUse(key, now))
                .filter(key -> suits(key.keyType(), from, tct))
                .filter(fits)
                .max(Comparator.comparing(
                                (VendingKeyAttributes key) -> key.krn().value())
                        .thenComparing(LIKELIEST_FIRST.reversed()));
    }

    private List<VendingKeyAttributes> ofGroup(SupplyGroupCode sgc) {
        return ModuleErrors.translate(registers::vendingKeys).stream()
                .filter(key -> key.sgc().equals(sgc))
                .toList();
    }

    private boolean suits(KeyType to, KeyType from, TokenCarrierType tct) {
        boolean wanted =
                to == from || to == KeyType.DUTK || (to == KeyType.DCTK && tct == TokenCarrierType.MAGNETIC_CARD);
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

    private static ServiceException notFound(SupplyGroupCode sgc, KeyRevision krn, String reason) {
        return new ServiceException(ErrorCode.KEYSTORE_NOT_FOUND, sgc.digits(), krn.toString(), reason);
    }
}
