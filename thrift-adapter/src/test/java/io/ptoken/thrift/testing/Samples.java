package io.ptoken.thrift.testing;

import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;
import java.math.BigDecimal;
import java.util.Optional;

/** Answers with the values of the golden frames. */
public final class Samples {

    public static final MeterPan PAN = new MeterPan("600727000000000009");

    public static final TokenNumber NUMBER = TokenNumber.parseDecimal("00000000000134220736");

    private Samples() {}

    /** The token of the golden credit reply. */
    public static IssuedToken token() {
        return token(Optional.empty());
    }

    /** The same as the first of a key-change set. */
    public static IssuedToken token(Optional<MeterConfigAdvice> advice) {
        return new IssuedToken(
                PAN,
                7,
                1,
                123456,
                1,
                1,
                0,
                0,
                new TokenIdentifier(0xF2DA7A),
                new BigDecimal("1000"),
                false,
                advice,
                "Credit:Electricity",
                "hWh",
                "100.0",
                "kWh",
                NUMBER,
                "SM-1",
                "000000");
    }

    /** What a caller stores after a key change. */
    public static MeterConfigAdvice advice() {
        return new MeterConfigAdvice(123457, 2, 3, 254, "id", "record2", true, "A1B2C3");
    }

    public static IssuedMeterTestToken meterTestToken() {
        return new IssuedMeterTestToken(PAN, 1, 0xF_FFFF_FFFFL, 99, "InitMeterTest", NUMBER);
    }

    /** The meter of the golden credit call as a Java client's stub describes it. */
    public static MeterConfig meter() {
        return new MeterConfig("00000000000", 7, 1, 123456, 1, 1, Optional.empty(), true, 255, "0000", false, true);
    }
}
