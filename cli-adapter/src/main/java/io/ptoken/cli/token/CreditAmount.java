package io.ptoken.cli.token;

import io.ptoken.service.input.MistypedException;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Credit as a person asks for it by hand. It is more than nothing, in a unit that was named, and has no more decimals than a
 * token carries; a large one that lies between two steps of the token is rounded up, as everywhere.
 *
 * @param subclass what is credited
 * @param units whole number of what the token counts: tenths of the unit, or hundred-thousandths of the currency
 */
public record CreditAmount(CreditSubclass subclass, BigDecimal units) {

    private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(UnitAmountCode.MAX_UNITS);
    private static final BigDecimal MOST_CURRENCY = new BigDecimal(CurrencyAmountCode.MAX_UNITS);

    /**
     * Reads what was typed.
     *
     * @param amount not negative
     * @param named the unit, if one was named
     * @throws MistypedException when none was, or another than the kind of credit has, or no token carries the amount
     */
    public static CreditAmount of(CreditSubclass subclass, BigDecimal amount, Optional<CreditUnit> named) {
        if (amount.signum() <= 0) {
            throw new MistypedException("--amount: got '" + amount.toPlainString() + "', expected more than 0");
        }
        List<CreditUnit> choice = CreditUnit.of(subclass);
        CreditUnit unit = named.orElseThrow(
                () -> new MistypedException("--amount needs a --unit. " + readings(subclass, amount)));
        if (!choice.contains(unit)) {
            throw new MistypedException("--unit " + unit.unitName() + " does not go with --subclass " + subclass.code()
                    + ", expected " + CreditUnit.names(choice));
        }
        BigDecimal units = unit.toTokenUnits(amount);
        BigDecimal most = subclass.isCurrency() ? MOST_CURRENCY : MOST_UNITS;
        if (units.compareTo(most) > 0) {
            throw new MistypedException("--amount " + amount.toPlainString()
                    + " is more than a token carries; the most is " + unit.words(most));
        }
        if (!isWhole(units)) {
            throw new MistypedException(
                    "--amount " + amount.toPlainString() + " has more decimals than a token carries; "
                            + NearestAmounts.around(code(subclass, units), unit::words));
        }
        return new CreditAmount(subclass, units.setScale(0));
    }

    /** What the number may mean, with what to type for either. */
    private static String readings(CreditSubclass subclass, BigDecimal amount) {
        CreditUnit ofPeople = CreditUnit.of(subclass).get(0);
        return CreditUnit.of(subclass).stream()
                .map(unit -> reading(amount, unit, ofPeople))
                .collect(Collectors.joining("; "));
    }

    private static String reading(BigDecimal amount, CreditUnit unit, CreditUnit ofPeople) {
        BigDecimal units = unit.toTokenUnits(amount);
        if (!isWhole(units)) {
            return unit.wordsOf(amount) + ": no token carries it";
        }
        String inWords = unit == ofPeople ? "" : " (" + ofPeople.words(units) + ")";
        return unit.words(units) + inWords + ": --amount " + amount.toPlainString() + " --unit " + unit.unitName();
    }

    private static boolean isWhole(BigDecimal units) {
        return units.stripTrailingZeros().scale() <= 0;
    }

    private static TransferAmountCode code(CreditSubclass subclass, BigDecimal units) {
        return subclass.isCurrency() ? CurrencyAmountCode.encode(units) : UnitAmountCode.encode(units);
    }
}
