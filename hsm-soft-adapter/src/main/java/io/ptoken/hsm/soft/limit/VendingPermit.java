package io.ptoken.hsm.soft.limit;

import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.util.Optional;

/**
 * How long and how much the module may vend at all.
 *
 * @param inhibitDate moment from which it refuses to vend, empty when there is none
 * @param lastVend value of the vend counter at which it stops, empty when there is none
 */
public record VendingPermit(Optional<Instant> inhibitDate, Optional<Long> lastVend) {

    /** No restriction. */
    public static final VendingPermit UNLIMITED = new VendingPermit(Optional.empty(), Optional.empty());

    public VendingPermit {
        lastVend.ifPresent(VendingPermit::requireNotNegative);
    }

    private static void requireNotNegative(long count) {
        if (count < 0) {
            throw new InvalidValueException("last vend", Long.toString(count), "0 or more");
        }
    }

    public boolean isInhibitedAt(Instant now) {
        return inhibitDate.isPresent() && !now.isBefore(inhibitDate.get());
    }
}
