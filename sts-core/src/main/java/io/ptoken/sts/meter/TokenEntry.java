package io.ptoken.sts.meter;

import io.ptoken.sts.TokenException;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.token.bits.TokenNumber;

/** Step 1, parse: twenty digits, with or without the blanks or dashes people put between groups. */
final class TokenEntry {

    private TokenEntry() {}

    static TokenNumber parse(String typed) {
        try {
            return TokenNumber.parseDecimal(typed.replace(" ", "").replace("-", ""));
        } catch (TokenException noToken) {
            throw new Refusal(MeterStage.PARSE, MeterResult.FORMAT_ERROR);
        }
    }
}
