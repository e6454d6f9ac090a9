package io.ptoken.sts.conformance;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** {@code amounts.json}: the two amount codes of section 4. */
final class AmountCheck implements VectorCheck {

    /** Decimal places of the base currency unit that a currency amount counts. */
    private static final int CURRENCY_SCALE = 5;

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        boolean currency = switch (vector.text("form")) {
            case "16" -> false;
            case "currency" -> true;
            default -> throw vector.malformed("form", "16 or currency");
        };
        BigInteger units = vector.wholeNumber("amount_units");
        if (vector.has("error")) {
            refusal(vector, currency, units, findings);
            return;
        }
        TransferAmountCode encoded = encode(currency, units);
        findings.compare("exponent", vector.integer("exponent"), encoded.exponent());
        findings.compare("mantissa", vector.integer("mantissa"), encoded.mantissa());
        TransferAmountCode given = currency
                ? currencyCode(vector, (CurrencyAmountCode) encoded, findings)
                : unitCode(vector, (UnitAmountCode) encoded, findings);
        findings.compare("decoded_units", new BigDecimal(vector.wholeNumber("decoded_units")), given.units());
    }

    /** Compares {@code amount_units} with the same amount in whole currency, where the vector gives it. */
    static void compareCurrencyAmount(Vector vector, BigInteger units, Findings findings) {
        if (vector.has("currency_amount")) {
            String text = vector.text("currency_amount");
            if (!text.matches("-?[0-9]{1,40}(\\.[0-9]{1,5})?")) {
                throw vector.malformed("currency_amount", "a decimal number of at most 5 places");
            }
            BigInteger same =
                    new BigDecimal(text).movePointRight(CURRENCY_SCALE).toBigIntegerExact();
            findings.compare("amount_units", units, same);
        }
    }

    private static TransferAmountCode encode(boolean currency, BigInteger units) {
        return currency ? CurrencyAmountCode.encode(units) : UnitAmountCode.encode(new BigDecimal(units));
    }

    private static UnitAmountCode unitCode(Vector vector, UnitAmountCode encoded, Findings findings) {
        UnitAmountCode given = new UnitAmountCode((int) vector.hex("field", 4));
        findings.compareHex("field", 4, given.field(), encoded.field());
        return given;
    }

    private static CurrencyAmountCode currencyCode(Vector vector, CurrencyAmountCode encoded, Findings findings) {
        compareCurrencyAmount(vector, vector.wholeNumber("amount_units"), findings);
        findings.compare("sign", vector.integer("sign"), encoded.negative() ? 1 : 0);
        CurrencyAmountCode given = new CurrencyAmountCode((int) vector.hex("field20", 5));
        findings.compareHex("field20", 5, given.bits(), encoded.bits());
        return given;
    }

    private static void refusal(Vector vector, boolean currency, BigInteger units, Findings findings) {
        if (!vector.text("error").equals("out_of_range")) {
            throw vector.malformed("error", "out_of_range");
        }
        try {
            findings.fail("error: expected out_of_range, got " + encode(currency, units));
        } catch (InvalidValueException e) {
            findings.compare("error", "transferAmount", e.field());
        }
    }
}
