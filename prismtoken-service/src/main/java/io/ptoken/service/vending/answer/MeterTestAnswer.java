package io.ptoken.service.vending.answer;

import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.token.MeterTestToken;
import io.ptoken.sts.token.TokenCodec;
import java.util.Locale;

/**
 * Fills the answer record of a class 1 token. It names no real meter: a token for every manufacturer shows DRN 00000000000,
 * one for a single manufacturer the DRN of that code with serial 0, which is an assumption.
 */
public final class MeterTestAnswer {

    private static final String NO_SERIAL = "00000000";

    private MeterTestAnswer() {}

    /** The record of a token. */
    public static IssuedMeterTestToken of(MeterTestToken token) {
        return new IssuedMeterTestToken(
                MeterPan.of(reserved(token.manufacturerCode())),
                token.subclass(),
                token.control(),
                token.manufacturerCode(),
                token.description(),
                TokenCodec.encodeClear(token));
    }

    private static Drn reserved(int manufacturerCode) {
        String form = manufacturerCode > 99 ? "%04d" : "%02d";
        // A 16-bit code above 9999, as a verified token may carry, names no manufacturer.
        int digits = manufacturerCode > 9999 ? 0 : manufacturerCode;
        return Drn.of(String.format(Locale.ROOT, form, digits), NO_SERIAL);
    }
}
