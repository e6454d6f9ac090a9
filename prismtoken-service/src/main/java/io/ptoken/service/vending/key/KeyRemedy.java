package io.ptoken.service.vending.key;

import io.ptoken.hsm.key.CreditStanding;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.refusal.SmStatus;
import java.time.Instant;
import java.util.Optional;

/** What to do about a vending key, as it fits where the key came from: a sentence for people, the same wherever it is told. */
public final class KeyRemedy {

    /** For a KMC that stands in LOADING. */
    public static final String END_LOADING =
            "Load the vending keys of its key load file, then end the key agreement session.";

    /** For a key that is at the end of its life. */
    public static final String NEW_REVISION = "Contact the supply group owner about a new key revision.";

    private static final String FRESH_FILE = "Get a fresh key load file from its KMC.";
    /** For a key before its ACT. */
    public static final String WAIT = "Wait until then, or check the clock.";

    private KeyRemedy() {}

    /** For a key whose IUT is near or past. */
    public static String forLaterUse(VendingKeyAttributes key) {
        return bySource(key, FRESH_FILE, "a later IUT");
    }

    /** For a key whose ULM or CLM is used up. */
    public static String forLimits(VendingKeyAttributes key) {
        return bySource(key, FRESH_FILE, "a new limit");
    }

    /** For a key whose SBM allows no credit. */
    public static String forSubclasses(VendingKeyAttributes key) {
        return bySource(
                key,
                "Ask its KMC for a key load file that allows the subclasses you sell.",
                "an SBM that allows the subclasses you sell");
    }

    /** For the reason why credit fails at that moment ({@link CreditStanding}); empty when there is none, or nothing to do. */
    public static String forCredit(VendingKeyAttributes key, Instant now) {
        Optional<SmStatus> refusal = CreditStanding.of(key, now).refusal();
        if (refusal.isEmpty()) {
            return isAnyLimitUsedUp(key, now) ? forLimits(key) : "";
        }
        return switch (refusal.get()) {
            case KMC_KEY_STATE_ERROR -> END_LOADING;
            case SUBCLASS_NOT_ALLOWED -> forSubclasses(key);
            case KEY_NOT_YET_ACTIVE -> WAIT;
            case KEY_ISSUE_EXPIRED_ERROR -> isAtItsEnd(key, now) ? NEW_REVISION : forLaterUse(key);
            case KEY_EXPIRED_ERROR -> NEW_REVISION;
            case INSUFFICIENT_CREDIT_BALANCE -> forLimits(key);
            default -> "";
        };
    }

    /** True past EXP, after which a KMC makes no key load file with it any more, and beyond KEN. */
    public static boolean isAtItsEnd(VendingKeyAttributes key, Instant now) {
        return key.dates().isExpired(now) || !now.isBefore(key.kenEnd());
    }

    private static boolean isAnyLimitUsedUp(VendingKeyAttributes key, Instant now) {
        return !CreditStanding.of(key, now).reason().isEmpty()
                && (key.unitLimit().isUsedUp() || key.currencyLimit().isUsedUp());
    }

    private static String bySource(VendingKeyAttributes key, String fromKmc, String missing) {
        return switch (key.source()) {
            case KMC -> fromKmc;
            case OWNER -> "It was loaded by hand: load it again with " + missing + ".";
            case CONFIGURATION -> "Correct it where the keys of its module are configured.";
        };
    }
}
