package io.ptoken.service.pool;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyOrigin;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.key.KeyCheckValue;
import java.time.Instant;
import java.util.Optional;

/** Variants of a key of SGC 123457 KRN 1. */
final class Keys {

    private RegisterNumber register;
    private KeyExpiryNumber ken;
    private KeyDates dates;
    private CreditLimit units;
    private CreditLimit currency;
    private SubclassMask subclasses;
    private KeyCheckValue kcv;
    private Optional<VendingKeyOrigin> origin;
    private final VendingKeyAttributes base;

    private Keys(VendingKeyAttributes base) {
        this.base = base;
        this.register = base.register();
        this.ken = base.ken();
        this.dates = base.dates();
        this.units = base.unitLimit();
        this.currency = base.currencyLimit();
        this.subclasses = base.subclasses();
        this.kcv = base.kcv();
        this.origin = base.origin();
    }

    static Keys of(VendingKeyAttributes key) {
        return new Keys(key);
    }

    /** KRN 1 in a register; the same key in every register. */
    static Keys first(int register) {
        return of(TestKey.sta(1, 123_457, 1).attributes()).register(new RegisterNumber(register));
    }

    /** KRN 2 in a register; the same key in every register. */
    static Keys second(int register) {
        return of(TestKey.sta(2, 123_457, 2).attributes()).register(new RegisterNumber(register));
    }

    Keys register(RegisterNumber number) {
        register = number;
        return this;
    }

    Keys ken(int number) {
        ken = new KeyExpiryNumber(number);
        return this;
    }

    Keys active(String from) {
        dates = KeyDates.of(Instant.parse(from), dates.expires(), dates.issuedUntil());
        return this;
    }

    Keys expires(String end) {
        dates = new KeyDates(dates.active(), Optional.of(Instant.parse(end)), dates.issuedUntil());
        return this;
    }

    Keys issuedUntil(String end) {
        dates = new KeyDates(dates.active(), dates.expires(), Instant.parse(end));
        return this;
    }

    Keys limits(long unitLimit, long currencyLimit) {
        units = new CreditLimit(unitLimit);
        currency = new CreditLimit(currencyLimit);
        return this;
    }

    Keys currency(CreditLimit limit) {
        currency = limit;
        return this;
    }

    Keys subclasses(int bits) {
        subclasses = new SubclassMask(bits);
        return this;
    }

    Keys kcv(String hex) {
        kcv = new KeyCheckValue(hex);
        return this;
    }

    Keys slot(KekSlotState state) {
        origin = Optional.of(new VendingKeyOrigin(new KmcId("KMC1"), 1, state, "group"));
        return this;
    }

    VendingKeyAttributes key() {
        return new VendingKeyAttributes(
                register,
                base.sgc(),
                base.krn(),
                base.keyType(),
                ken,
                base.baseDate(),
                base.algorithm(),
                dates,
                units,
                currency,
                subclasses,
                base.cluster(),
                kcv,
                origin);
    }
}
