package io.ptoken.service.vending.answer;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.service.vending.request.Meter;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.ManagementToken;
import io.ptoken.sts.token.SetMaximumPhasePowerUnbalanceLimit;
import io.ptoken.sts.token.SetMaximumPowerLimit;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a token shows to people and to clients that match on text (wire reference section 8), and the answer record that shows
 * it. Where no source shows a unit, the obvious one stands here.
 *
 * @param units what the token carries, in the units of the API's {@code transferAmount}
 * @param description kind of token
 * @param stsUnitName name of the token unit, may be empty
 * @param scaledAmount amount in {@code scaledUnitName}, decimal text without exponent
 * @param scaledUnitName unit for people, may be empty
 */
public record TokenFace(
        BigDecimal units, String description, String stsUnitName, String scaledAmount, String scaledUnitName) {

    private static final RandomNibble ANY_RND = new RandomNibble(0);
    private static final TokenIdentifier NO_TID = new TokenIdentifier(0);

    /** A credit token: tenths of a unit, or currency. */
    public static TokenFace ofCredit(
            CreditSubclass subclass, TokenIdentifier tid, TransferAmountCode amount, CurrencyScale scale) {
        String description = CreditToken.of(subclass, ANY_RND, tid, amount).description();
        BigDecimal units = amount.units();
        return switch (subclass) {
            case ELECTRICITY -> new TokenFace(units, description, "hWh", scaled(units, 1), "kWh");
            case WATER, GAS -> new TokenFace(units, description, "0.1 m3", scaled(units, 1), "m3");
            case TIME -> new TokenFace(units, description, "0.1 min", scaled(units, 1), "min");
            case ELECTRICITY_CURRENCY, WATER_CURRENCY, GAS_CURRENCY, TIME_CURRENCY ->
                new TokenFace(scale.fromTokenUnits(units), description, "", scaled(units, 5), "");
        };
    }

    /**
     * A management token.
     *
     * @param payload 16 bits as they stand in the token
     */
    public static TokenFace ofManagement(int subclass, TokenIdentifier tid, int payload) {
        ManagementToken token = ManagementToken.of(subclass, ANY_RND, tid, payload);
        boolean watts = token instanceof SetMaximumPowerLimit || token instanceof SetMaximumPhasePowerUnbalanceLimit;
        BigDecimal units = watts ? new UnitAmountCode(payload).units() : BigDecimal.valueOf(payload);
        String unit = watts ? "Watt" : "";
        return new TokenFace(units, token.description(), unit, units.toPlainString(), unit);
    }

    /**
     * A section of a key change. It carries no amount; the 0 keeps clients going that read every amount as a number.
     *
     * @param subclass 3, 4, 8 or 9
     */
    public static TokenFace ofKeyChange(int subclass) {
        String ordinal = switch (subclass) {
            case 3 -> "1st";
            case 4 -> "2nd";
            case 8 -> "3rd";
            case 9 -> "4th";
            default -> throw new IllegalArgumentException("no key-change section: " + subclass);
        };
        return new TokenFace(BigDecimal.ZERO, "Set" + ordinal + "SectionDecoderKey", "", "0", "");
    }

    /** The answer record of a token with TID, made under {@code key} for {@code meter} as it is configured by then. */
    public IssuedToken answer(
            Meter meter,
            VendingKeyAttributes key,
            TokenClass tokenClass,
            int subclass,
            TokenIdentifier tid,
            TokenNumber token,
            String idSm) {
        return answer(meter, key, tokenClass, subclass, tid, Optional.empty(), token, idSm);
    }

    /**
     * The answer record of a section of a key change.
     *
     * @param key the vending key that the meter leaves; when it leaves a DITK, the one that it goes to
     */
    public static IssuedToken keyChangeAnswer(
            Meter meter,
            VendingKeyAttributes key,
            int subclass,
            Optional<MeterConfigAdvice> advice,
            TokenNumber token,
            String idSm) {
        return ofKeyChange(subclass)
                .answer(meter, key, TokenClass.METER_SPECIFIC, subclass, NO_TID, advice, token, idSm);
    }

    private IssuedToken answer(
            Meter meter,
            VendingKeyAttributes key,
            TokenClass tokenClass,
            int subclass,
            TokenIdentifier tid,
            Optional<MeterConfigAdvice> advice,
            TokenNumber token,
            String idSm) {
        return new IssuedToken(
                meter.pan(),
                meter.ea().code(),
                meter.tct().code(),
                meter.sgc().value(),
                meter.krn().value(),
                meter.ti().value(),
                tokenClass.code(),
                subclass,
                tid,
                units,
                tid.isReserved(),
                advice,
                description,
                stsUnitName,
                scaledAmount,
                scaledUnitName,
                token,
                idSm,
                key.kcv().hex6());
    }

    private static String scaled(BigDecimal units, int decimals) {
        return units.movePointLeft(decimals).setScale(decimals).toPlainString();
    }
}
