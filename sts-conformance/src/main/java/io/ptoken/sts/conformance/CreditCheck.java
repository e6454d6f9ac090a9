package io.ptoken.sts.conformance;

import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.CurrencyCredit;
import io.ptoken.sts.token.UnitCredit;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** {@code credit-tokens.json}: class 0, sections 2.1 and 2.2. */
final class CreditCheck implements VectorCheck {

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        CreditSubclass subclass = CreditSubclass.ofCode(vector.integer("subclass"));
        TokenIdentifier tid = TidCheck.tidOf(vector, findings);
        CreditToken token = subclass.isCurrency()
                ? new CurrencyCredit(subclass, tid, currencyAmount(vector, findings))
                : new UnitCredit(subclass, new RandomNibble(vector.integer("rnd")), tid, unitAmount(vector, findings));
        TokenFields.compareEncrypted(vector, token, tables, findings);
    }

    private static UnitAmountCode unitAmount(Vector vector, Findings findings) {
        BigDecimal units = new BigDecimal(vector.wholeNumber("amount_units"));
        UnitAmountCode code = UnitAmountCode.encode(units);
        findings.compareHex("amount_field", 4, vector.hex("amount_field", 4), code.field());
        if (vector.has("raw_amount")) {
            findings.compare("raw_amount", units, quantisedBySource(vector.decimal("raw_amount")));
        }
        return code;
    }

    /**
     * What one source made of an amount in whole units before it encoded tenths: truncated from 1 on, rounded up below.
     * The standard's rule, and ours, is to round up; the vectors say so in a note where the two differ.
     */
    private static BigDecimal quantisedBySource(BigDecimal rawAmount) {
        RoundingMode rounding = rawAmount.compareTo(BigDecimal.ONE) < 0 ? RoundingMode.CEILING : RoundingMode.DOWN;
        return rawAmount.movePointRight(1).setScale(0, rounding);
    }

    private static CurrencyAmountCode currencyAmount(Vector vector, Findings findings) {
        BigInteger units = vector.wholeNumber("amount_units");
        AmountCheck.compareCurrencyAmount(vector, units, findings);
        CurrencyAmountCode code = CurrencyAmountCode.encode(units);
        findings.compare("sign", vector.integer("sign"), code.negative() ? 1 : 0);
        findings.compare("exponent", vector.integer("exponent"), code.exponent());
        findings.compare("mantissa", vector.integer("mantissa"), code.mantissa());
        findings.compareHex("amount_field20", 5, vector.hex("amount_field20", 5), code.bits());
        return code;
    }
}
