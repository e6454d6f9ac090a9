package io.ptoken.hsm.contract;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A vending key of the contract's tests; the two key values are those of the published compliance cases.
 *
 * @param active ACT
 * @param issuedUntil IUT
 */
public record ContractKey(
        RegisterNumber register,
        SupplyGroupCode sgc,
        KeyRevision krn,
        KeyType keyType,
        DecoderKeyAlgorithm algorithm,
        BaseDate baseDate,
        KeyExpiryNumber ken,
        Instant active,
        Instant issuedUntil,
        CreditLimit unitLimit,
        CreditLimit currencyLimit,
        SubclassMask subclasses,
        int cluster) {

    private static final Instant FAR = Instant.parse("2099-12-31T00:00:00Z");

    /** Register 1: SGC 201457, KRN 1, DKGA04, base date 2014, without limits. */
    public static ContractKey standard() {
        return dkga04(1, 201457, 1, BaseDate.BDT_2014);
    }

    /** A DUTK register of DKGA04 without limits. */
    public static ContractKey dkga04(int register, int sgc, int krn, BaseDate baseDate) {
        return of(register, sgc, krn, DecoderKeyAlgorithm.DKGA04, baseDate);
    }

    /** A DUTK register of DKGA02 without limits. */
    public static ContractKey dkga02(int register, int sgc, int krn, BaseDate baseDate) {
        return of(register, sgc, krn, DecoderKeyAlgorithm.DKGA02, baseDate);
    }

    private static ContractKey of(int register, int sgc, int krn, DecoderKeyAlgorithm algorithm, BaseDate baseDate) {
        return new ContractKey(
                new RegisterNumber(register),
                new SupplyGroupCode(sgc),
                new KeyRevision(krn),
                KeyType.DUTK,
                algorithm,
                baseDate,
                KeyExpiryNumber.NEVER,
                baseDate.start(),
                FAR,
                CreditLimit.UNLIMITED,
                CreditLimit.UNLIMITED,
                SubclassMask.ALL_CREDIT,
                0);
    }

    /** The key itself; the caller closes it. */
    public VendingKey key() {
        return VendingKey.of(HexFormat.of()
                .parseHex(
                        algorithm == DecoderKeyAlgorithm.DKGA04
                                ? "abababababababab949494949494949401234567"
                                : "abababababababab"));
    }

    /** EXP, which a module only shows. */
    public Optional<Instant> expires() {
        return Optional.of(FAR);
    }

    /** What its owner says of it when he loads it. */
    public VendingKeyEntry entry() {
        return new VendingKeyEntry(
                sgc,
                krn,
                keyType,
                algorithm,
                baseDate,
                ken,
                new VendingKeyEntry.Validity(active, expires(), issuedUntil),
                unitLimit,
                currencyLimit,
                subclasses,
                cluster);
    }

    /** ACT, EXP and IUT. */
    public KeyDates dates() {
        return KeyDates.of(active, expires(), issuedUntil);
    }

    public ContractKey withKeyType(KeyType other) {
        return new ContractKey(
                register,
                sgc,
                krn,
                other,
                algorithm,
                baseDate,
                ken,
                active,
                issuedUntil,
                unitLimit,
                currencyLimit,
                subclasses,
                cluster);
    }

    public ContractKey withKen(int other) {
        return new ContractKey(
                register,
                sgc,
                krn,
                keyType,
                algorithm,
                baseDate,
                new KeyExpiryNumber(other),
                active,
                issuedUntil,
                unitLimit,
                currencyLimit,
                subclasses,
                cluster);
    }

    public ContractKey withActive(Instant other) {
        return new ContractKey(
                register,
                sgc,
                krn,
                keyType,
                algorithm,
                baseDate,
                ken,
                other,
                issuedUntil,
                unitLimit,
                currencyLimit,
                subclasses,
                cluster);
    }

    public ContractKey withIssuedUntil(Instant other) {
        return new ContractKey(
                register,
                sgc,
                krn,
                keyType,
                algorithm,
                baseDate,
                ken,
                active,
                other,
                unitLimit,
                currencyLimit,
                subclasses,
                cluster);
    }

    public ContractKey withUnitLimit(long other) {
        return new ContractKey(
                register,
                sgc,
                krn,
                keyType,
                algorithm,
                baseDate,
                ken,
                active,
                issuedUntil,
                new CreditLimit(other),
                currencyLimit,
                subclasses,
                cluster);
    }

    public ContractKey withCurrencyLimit(long other) {
        return new ContractKey(
                register,
                sgc,
                krn,
                keyType,
                algorithm,
                baseDate,
                ken,
                active,
                issuedUntil,
                unitLimit,
                new CreditLimit(other),
                subclasses,
                cluster);
    }

    public ContractKey withSubclasses(int mask) {
        return new ContractKey(
                register,
                sgc,
                krn,
                keyType,
                algorithm,
                baseDate,
                ken,
                active,
                issuedUntil,
                unitLimit,
                currencyLimit,
                new SubclassMask(mask),
                cluster);
    }

    public ContractKey withCluster(int other) {
        return new ContractKey(
                register,
                sgc,
                krn,
                keyType,
                algorithm,
                baseDate,
                ken,
                active,
                issuedUntil,
                unitLimit,
                currencyLimit,
                subclasses,
                other);
    }
}
