package io.ptoken.hsm.key;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.util.Optional;

/**
 * The dates of a vending key and the one rule of what they allow (wire reference section 14, "dates of a key"): before ACT
 * and after IUT nothing; after EXP it is only the key that a meter leaves; verification always. Whoever wants to know whether
 * a key is in use asks here: issuing, key changes, the latest revision, VND, tables and notices. That a TID is beyond KEN
 * counts like a passed EXP and is told by the TID.
 *
 * @param active ACT, from when it is used; empty where the module does not tell
 * @param expires EXP, the last moment of its life; empty for a key without such an end
 * @param issuedUntil IUT, the last moment at which a module uses it
 */
public record KeyDates(Optional<Instant> active, Optional<Instant> expires, Instant issuedUntil) {

    /** Dates of which ACT is known. */
    public static KeyDates of(Instant active, Optional<Instant> expires, Instant issuedUntil) {
        return new KeyDates(Optional.of(active), expires, issuedUntil);
    }

    /**
     * Why the dates forbid that use at that moment; empty when they allow it.
     *
     * @return {@link SmStatus#KEY_NOT_YET_ACTIVE}, {@link SmStatus#KEY_ISSUE_EXPIRED_ERROR} or {@link
     *     SmStatus#KEY_EXPIRED_ERROR}, the first that holds
     */
    public Optional<SmStatus> refusal(KeyUse use, Instant now) {
        if (isBeforeActive(now)) {
            return Optional.of(SmStatus.KEY_NOT_YET_ACTIVE);
        }
        if (isPastIssuedUntil(now)) {
            return Optional.of(SmStatus.KEY_ISSUE_EXPIRED_ERROR);
        }
        return use != KeyUse.DEPARTURE && isExpired(now) ? Optional.of(SmStatus.KEY_EXPIRED_ERROR) : Optional.empty();
    }

    /** The refusal in words that follow the name of the key, such as "is not active before ...". */
    public String explain(SmStatus refusal) {
        return switch (refusal) {
            case KEY_NOT_YET_ACTIVE ->
                "is not active before " + active.map(Instant::toString).orElse("?") + " (ACT)";
            case KEY_ISSUE_EXPIRED_ERROR -> "was to be used until " + issuedUntil + " (IUT)";
            case KEY_EXPIRED_ERROR ->
                "expired at " + expires.map(Instant::toString).orElse("?") + " (EXP)";
            default -> refusal.meaning();
        };
    }

    /** True before ACT. */
    public boolean isBeforeActive(Instant now) {
        return active.map(now::isBefore).orElse(false);
    }

    /** True after IUT. */
    public boolean isPastIssuedUntil(Instant now) {
        return now.isAfter(issuedUntil);
    }

    /** True after EXP. */
    public boolean isExpired(Instant now) {
        return expires.map(now::isAfter).orElse(false);
    }

    /**
     * Refuses dates that no key can have; for whoever takes a key in.
     *
     * @throws InvalidValueException for ACT when it is not before IUT, for EXP when it is before ACT
     */
    public KeyDates requireSound() {
        active.ifPresent(act -> {
            if (!act.isBefore(issuedUntil)) {
                throw new InvalidValueException("ACT", act.toString(), "a time before IUT " + issuedUntil);
            }
            expires.filter(act::isAfter).ifPresent(end -> {
                throw new InvalidValueException("EXP", end.toString(), "a time not before ACT " + act);
            });
        });
        return this;
    }
}
