package io.ptoken.kmc.simulator;

import io.ptoken.kmc.record.Pkid;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * KUA: the owner of a supply group lets one security module use its keys (key-load profile section 1.2).
 *
 * @param sgc supply group
 * @param krn of one revision; empty for all
 * @param keyType DDTK, DUTK or DCTK
 * @param moduleId of the module
 * @param from first moment; parts of a second are cut off, as the KMC counts in whole seconds
 * @param until last moment; parts of a second are cut off
 * @param unitLimit ULM, 0-4294967295 tenths of the unit; empty for none
 * @param currencyLimit CLM, 0-4294967295 whole currency units; empty for none
 * @param subclassMask SBM, 16 bits; empty for the default
 */
public record KeyUseAuthorisation(
        SupplyGroupCode sgc,
        Optional<KeyRevision> krn,
        KeyType keyType,
        Pkid moduleId,
        Instant from,
        Instant until,
        OptionalLong unitLimit,
        OptionalLong currencyLimit,
        OptionalInt subclassMask) {

    private static final long MAX_LIMIT = 0xFFFF_FFFFL;

    public KeyUseAuthorisation {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        until = until.truncatedTo(ChronoUnit.SECONDS);
        requireLimit("ULM", unitLimit);
        requireLimit("CLM", currencyLimit);
        subclassMask.ifPresent(mask -> InvalidValueException.requireRange("SBM", mask, 0, 0xFFFF));
        if (keyType == KeyType.DDTK && subclassMask.orElse(0) != 0) {
            throw new InvalidValueException("SBM", String.format("%04X", subclassMask.orElse(0)), "0000 with KTC 1");
        }
        if (until.isBefore(from)) {
            throw new InvalidValueException("until", until.toString(), "a time not before " + from);
        }
    }

    private static void requireLimit(String field, OptionalLong limit) {
        if (limit.orElse(0) < 0 || limit.orElse(0) > MAX_LIMIT) {
            throw new InvalidValueException(field, Long.toString(limit.orElse(0)), "0-" + MAX_LIMIT);
        }
    }

    /** Without limits and for all revisions. */
    public static KeyUseAuthorisation unlimited(
            SupplyGroupCode sgc, KeyType keyType, Pkid moduleId, Instant from, Instant until) {
        return new KeyUseAuthorisation(
                sgc,
                Optional.empty(),
                keyType,
                moduleId,
                from,
                until,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty());
    }

    boolean covers(KmcVendingKey key, Pkid module, Instant now) {
        return moduleId.equals(module)
                && sgc.equals(key.order().sgc())
                && keyType == key.order().keyType()
                && krn.map(key.krn()::equals).orElse(true)
                && !now.isBefore(from)
                && !now.isAfter(until);
    }
}
