package io.ptoken.service.vending.issue;

import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.vending.answer.MeterTestAnswer;
import io.ptoken.sts.token.MeterTestToken;

/**
 * The use case issueMeterTestToken: class 1, made without a key and without the module. The token is the same each time, so
 * nothing is stored and the messageId is not used up.
 */
public final class IssueMeterTestToken {

    private IssueMeterTestToken() {}

    /** See {@link IssueCalls.MeterTest}. */
    public static IssuedMeterTestToken issue(IssueCalls.MeterTest call) {
        requireManufacturerCode(call.subclass(), call.mfrCode());
        requireControl(call.control(), MeterTestToken.formOf(call.subclass()).controlBits());
        return MeterTestAnswer.of(MeterTestToken.of(call.subclass(), call.control(), call.mfrCode()));
    }

    private static void requireManufacturerCode(int subclass, int mfrCode) {
        switch (subclass) {
            case 0, 1 -> Param.range("mfrcode", mfrCode, 0, 0);
            case 6, 7, 8, 9, 10 -> Param.range("mfrcode", mfrCode, 100, 9999);
            case 11, 12, 13, 14, 15 -> Param.range("mfrcode", mfrCode, 0, 99);
            default -> throw ServiceException.paramRange("subclass", Integer.toString(subclass), "0, 1 or 6-15");
        }
    }

    private static void requireControl(long control, int bits) {
        long max = (1L << bits) - 1;
        if (control < 0 || control > max) {
            throw ServiceException.paramRange("control", Long.toString(control), "0-" + max + " (" + bits + " bits)");
        }
    }
}
