package io.ptoken.sts.meter;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.TokenException;
import io.ptoken.sts.TokenException.Fault;
import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.token.MeterTestToken;
import io.ptoken.sts.token.Token;
import io.ptoken.sts.token.TokenDecoder;
import io.ptoken.sts.token.bits.MeterTestForm;

/**
 * Step 4, authenticate: the CRC, and for class 1 the manufacturer code. An authentic token whose subclass is reserved
 * gets FunctionError, one with another reserved value RangeError.
 */
final class Authentication {

    private final MeterNameplate nameplate;
    private final VirtualMeterSettings settings;

    Authentication(MeterNameplate nameplate, VirtualMeterSettings settings) {
        this.nameplate = nameplate;
        this.settings = settings;
    }

    Token authenticate(EncodedToken encoded) {
        Token token = read(encoded);
        if (token instanceof MeterTestToken test && !isForThisManufacturer(test)) {
            throw new Refusal(MeterStage.AUTHENTICATE, MeterResult.MFR_CODE_ERROR);
        }
        return token;
    }

    private Token read(EncodedToken encoded) {
        try {
            return TokenDecoder.decode(encoded.tokenClass(), encoded.block(), nameplate.ea());
        } catch (TokenException unreadable) {
            throw new Refusal(MeterStage.AUTHENTICATE, result(unreadable));
        }
    }

    private static MeterResult result(TokenException unreadable) {
        if (unreadable.fault() == Fault.CRC) {
            return MeterResult.CRC_ERROR;
        }
        boolean reservedValue = unreadable.getCause() instanceof InvalidValueException value
                && !value.field().equals("subclass")
                && !value.field().equals("EA");
        return reservedValue ? MeterResult.RANGE_ERROR : MeterResult.FUNCTION_ERROR;
    }

    private boolean isForThisManufacturer(MeterTestToken test) {
        Drn drn = nameplate.pan().drn();
        // 01 and 0001 may be two manufacturers, so the own code counts in the field of its own width alone.
        boolean own = test.form() == formOf(drn) && test.manufacturerCode() == Integer.parseInt(drn.manufacturerCode());
        return test.manufacturerCode() == 0 || (own && settings.acceptsOwnManufacturerCode());
    }

    /** The form of test token that a meter must accept. */
    static MeterTestForm formOf(Drn drn) {
        return drn.isLong() ? MeterTestForm.CONTROL_28 : MeterTestForm.CONTROL_36;
    }
}
