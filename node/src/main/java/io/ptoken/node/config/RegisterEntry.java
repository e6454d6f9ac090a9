package io.ptoken.node.config;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.tsm250.LegacyVendingKey;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.tid.BaseDate;

/**
 * The vending key in a register of an STS05V module, which does not tell what it holds; an entry of {@code keys}. Wrong values
 * here make tokens that no meter takes.
 *
 * @param register 1-99
 * @param sgc supply group, 1-999999; 0 stands for one that is left out
 * @param krn key revision number, 1-9
 * @param kt key type: 1 DDTK, 2 DUTK, 3 DCTK
 * @param ken key expiry number, 0-255
 * @param bdt year of the base date: 1993, 2014, 2035
 */
public record RegisterEntry(int register, int sgc, int krn, int kt, int ken, int bdt) {

    /** What holds for every key that an entry leaves out; register and SGC are needed. */
    static final Blank BLANK = new Blank(0, 0, 1, KeyType.DUTK.code(), 255, 1993);

    /** An entry before it is filled in. */
    record Blank(int register, int sgc, int krn, int kt, int ken, int bdt) {}

    public RegisterEntry {
        Range.require("keys.register", register, 1, 99);
        Range.require("keys.sgc", sgc, 1, 999_999);
        Range.require("keys.krn", krn, 1, 9);
        Range.require("keys.kt", kt, 1, 3);
        Range.require("keys.ken", ken, 0, 255);
        baseDate(bdt);
    }

    /** For the adapter. */
    public LegacyVendingKey key() {
        return new LegacyVendingKey(
                new RegisterNumber(register),
                new SupplyGroupCode(sgc),
                new KeyRevision(krn),
                type(kt),
                new KeyExpiryNumber(ken),
                baseDate(bdt));
    }

    private static KeyType type(int code) {
        for (KeyType type : KeyType.values()) {
            if (type.code() == code) {
                return type;
            }
        }
        throw new InvalidValueException("kt", Integer.toString(code), "1-3");
    }

    private static BaseDate baseDate(int year) {
        for (BaseDate date : BaseDate.values()) {
            if (date.start().toString().startsWith(year + "-")) {
                return date;
            }
        }
        throw new ConfigurationException("keys.bdt: got " + year + ", expected 1993, 2014 or 2035");
    }
}
