package io.ptoken.cli.token;

import io.ptoken.sts.amount.TransferAmountCode;
import java.math.BigDecimal;
import java.util.function.Function;

/** Names the amounts that a token can carry next to one that it cannot. */
public final class NearestAmounts {

    private NearestAmounts() {}

    /**
     * A clause for a refusal.
     *
     * @param above the least amount that is more than what was asked for
     * @param words an amount with its unit
     */
    public static String around(TransferAmountCode above, Function<BigDecimal, String> words) {
        String upper = words.apply(above.units());
        return above.lower()
                .map(TransferAmountCode::units)
                .filter(below -> below.signum() > 0)
                .map(below -> "the nearest are " + words.apply(below) + " and " + upper)
                .orElse("the least is " + upper);
    }
}
