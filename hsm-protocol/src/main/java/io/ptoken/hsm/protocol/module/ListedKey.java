package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.KeySource;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.protocol.sts6.query.CardAttributes;
import io.ptoken.hsm.protocol.sts6.query.CardList;
import io.ptoken.sts.InvalidValueException;
import java.util.Optional;

/** Makes the port's view of a key from the list of a module. */
final class ListedKey {

    private ListedKey() {}

    /**
     * The attributes in a list; the others are the defaults, but that an ACT or EXP which is not told is none. Where a key
     * came from is not told: a KMC, but not which.
     *
     * @throws InvalidValueException when SGC, KRN, KEN or BDT is missing or a value is none; names it
     */
    static VendingKeyAttributes of(RegisterNumber register, CardList list, AttributeDefaults defaults) {
        CardAttributes key = new CardAttributes(list);
        VendingKeyAttributes told = new VendingKeyAttributes(
                register,
                require("SGC", key.sgc()),
                require("KRN", key.krn()),
                key.keyType().orElse(defaults.keyType()),
                require("KEN", key.ken()),
                require("BDT", key.baseDate()),
                key.algorithm().orElse(defaults.algorithm()),
                new KeyDates(key.active(), key.expires(), key.issuedUntil().orElse(defaults.issuedUntil())),
                key.unitLimit().orElse(defaults.unitLimit()),
                key.currencyLimit().orElse(defaults.currencyLimit()),
                key.subclasses().orElse(defaults.subclasses()),
                key.cluster().orElse(defaults.cluster()),
                key.kcv().orElse(defaults.kcv()));
        return told.from(KeySource.KMC); // STS6 firmware takes vending keys in no other way
    }

    private static <T> T require(String name, Optional<T> value) {
        return value.orElseThrow(() -> new InvalidValueException(name, "nothing", "a value"));
    }
}
