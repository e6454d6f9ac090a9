package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.CreditStanding;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyOrigin;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.service.vending.key.KeyRemedy;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A vending key that is in the module, or that a key-load file has brought (operating requirements section 7.5).
 *
 * @param sgc supply group
 * @param groupName its name as the KMC states it, empty for a key that its owner loaded in the clear
 * @param krn key revision number
 * @param keyType DDTK, DUTK or DCTK
 * @param baseDateStart BDT
 * @param ken key expiry number
 * @param algorithm decoder-key generation algorithm
 * @param dates ACT, EXP and IUT
 * @param unitLimit ULM, what is left of it for a key in the module
 * @param currencyLimit CLM, what is left of it for a key in the module
 * @param subclasses SBM
 * @param kcv key check value
 * @param register where it is; empty when it is not in the module
 * @param kmc the KMC it came from; empty for a key that its owner loaded in the clear
 * @param vends VND: whether some credit can be vended with it
 * @param reason why a sale fails, as {@link CreditStanding} says, also when others do not; empty when none does
 * @param remedy what to do about it; empty when there is nothing
 * @param outlook how it stands and what stops it next; empty where that was not asked for, and for a key not in the module
 */
public record CataloguedKey(
        SupplyGroupCode sgc,
        String groupName,
        KeyRevision krn,
        KeyType keyType,
        Instant baseDateStart,
        KeyExpiryNumber ken,
        DecoderKeyAlgorithm algorithm,
        KeyDates dates,
        CreditLimit unitLimit,
        CreditLimit currencyLimit,
        SubclassMask subclasses,
        KeyCheckValue kcv,
        Optional<RegisterNumber> register,
        Optional<KmcId> kmc,
        boolean vends,
        String reason,
        String remedy,
        Optional<KeyOutlook> outlook) {

    /** A key in the module. */
    public static CataloguedKey inModule(VendingKeyAttributes key, Instant now) {
        CreditStanding standing = CreditStanding.of(key, now);
        return new CataloguedKey(
                key.sgc(),
                key.origin().map(VendingKeyOrigin::groupName).orElse(""),
                key.krn(),
                key.keyType(),
                key.baseDate().start(),
                key.ken(),
                key.algorithm(),
                key.dates(),
                key.unitLimit(),
                key.currencyLimit(),
                key.subclasses(),
                key.kcv(),
                Optional.of(key.register()),
                key.origin().map(VendingKeyOrigin::kmc),
                standing.vends(),
                standing.reason(),
                KeyRemedy.forCredit(key, now),
                Optional.empty());
    }

    /** The same key with its outlook. */
    public CataloguedKey with(KeyOutlook known) {
        return new CataloguedKey(
                sgc,
                groupName,
                krn,
                keyType,
                baseDateStart,
                ken,
                algorithm,
                dates,
                unitLimit,
                currencyLimit,
                subclasses,
                kcv,
                register,
                kmc,
                vends,
                reason,
                remedy,
                Optional.of(known));
    }

    /** A key that only a file has. */
    static CataloguedKey inFile(VendingKeyCard card, KmcId kmc) {
        return new CataloguedKey(
                card.sgc(),
                card.groupName(),
                card.krn(),
                card.keyType(),
                card.baseDateStart(),
                card.ken(),
                card.algorithm(),
                KeyDates.of(card.active(), card.expires(), card.issuedUntil()),
                limit(card.unitLimit()),
                limit(card.currencyLimit()),
                new SubclassMask(card.subclasses()),
                card.kcv(),
                Optional.empty(),
                Optional.of(kmc),
                false,
                "not in the module",
                "",
                Optional.empty());
    }

    private static CreditLimit limit(OptionalLong limit) {
        return limit.isPresent() ? new CreditLimit(limit.getAsLong()) : CreditLimit.UNLIMITED;
    }

    /** True when somebody has to do something about it, now or soon; false where its outlook was not asked for. */
    public boolean needsSomebody() {
        return outlook.map(KeyOutlook::needsSomebody).orElse(false);
    }

    /** What to do about it, now and soon; empty for nothing. */
    public String advice() {
        String soon = outlook.map(KeyOutlook::remedy).orElse("");
        boolean asIsMeant = outlook.map(KeyOutlook::standing).equals(Optional.of(KeyOutlook.Standing.FOR_KEY_CHANGES));
        String now = asIsMeant || remedy.equals(soon) ? "" : remedy;
        return now.isEmpty() || soon.isEmpty() ? now + soon : now + " " + soon;
    }

    /** True when it is the same key, wherever it is. */
    boolean isSameAs(CataloguedKey other) {
        return sgc.equals(other.sgc)
                && krn.equals(other.krn)
                && keyType == other.keyType
                && kcv.equals(other.kcv)
                && kmc.equals(other.kmc);
    }
}
