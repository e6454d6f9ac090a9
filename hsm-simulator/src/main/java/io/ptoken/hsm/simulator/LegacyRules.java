package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.legacy.LegacyBalance;
import io.ptoken.hsm.protocol.legacy.LegacyStatus;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.amount.UnitAmountCode;
import java.util.regex.Pattern;

/**
 * How a simulated module of the STS05V dialect behaves where the source is silent (module protocol section 5). All of it is
 * assumption.
 *
 * @param keyMismatch status when SGC, KRN or KEN of a request are not those of the key in the register
 * @param emptyRegister status when there is no vending key in the register
 * @param sequence number of the last credit update, 0-99
 * @param balance credit at the beginning, in tenths of the unit, 0-18201624
 * @param dakCheck what {@code SM?ID} tells of the DAK, 16 hex digits
 * @param keySeed from which {@code SM?GK} makes its keys, which are therefore no secret
 */
public record LegacyRules(
        LegacyStatus keyMismatch,
        LegacyStatus emptyRegister,
        int sequence,
        long balance,
        String dakCheck,
        long keySeed) {

    private static final Pattern HEX = Pattern.compile("[0-9A-F]{16}");

    /** 04, 72, update 0 with all the credit there can be. */
    public static final LegacyRules DEFAULT = new LegacyRules(
            LegacyStatus.KEY_NUMBER_ERROR,
            LegacyStatus.REGISTER_EMPTY_OR_CORRUPT,
            0,
            UnitAmountCode.MAX_UNITS,
            "0123456789ABCDEF",
            1);

    public LegacyRules {
        new LegacyBalance(sequence, new UnitAmountCode(0));
        if (balance < 0 || balance > UnitAmountCode.MAX_UNITS) {
            throw new InvalidValueException("balance", Long.toString(balance), "0-" + UnitAmountCode.MAX_UNITS);
        }
        if (!HEX.matcher(dakCheck).matches()) {
            throw new InvalidValueException("DAK check", dakCheck, "16 hex digits");
        }
    }

    /** The same with another credit at the beginning. */
    public LegacyRules withBalance(long tenths) {
        return new LegacyRules(keyMismatch, emptyRegister, sequence, tenths, dakCheck, keySeed);
    }

    /** The same with another status for a key that is not the one asked for. */
    public LegacyRules withKeyMismatch(LegacyStatus other) {
        return new LegacyRules(other, emptyRegister, sequence, balance, dakCheck, keySeed);
    }
}
