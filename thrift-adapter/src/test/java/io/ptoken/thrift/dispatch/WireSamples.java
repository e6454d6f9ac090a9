package io.ptoken.thrift.dispatch;

import za.co.prism.prismtoken1.MeterConfigAdvice;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.MeterTestToken;
import za.co.prism.prismtoken1.Token;

/** The samples of the tests as structs. */
final class WireSamples {

    private WireSamples() {}

    static MeterConfigIn meter() {
        return new MeterConfigIn("00000000000", (short) 7, (short) 1, 123456, (short) 1, (short) 1, (short) 255);
    }

    static Token token() {
        return new Token()
                .setDrn("00000000000")
                .setPan("600727000000000009")
                .setEa((short) 7)
                .setTct((short) 1)
                .setSgc(123456)
                .setKrn((short) 1)
                .setTi((short) 1)
                .setTokenClass((short) 0)
                .setSubclass((short) 0)
                .setTid(0xF2DA7A)
                .setTransferAmount(1000.0)
                .setIsReservedTid(false)
                .setDescription("Credit:Electricity")
                .setStsUnitName("hWh")
                .setScaledAmount("100.0")
                .setScaledUnitName("kWh")
                .setTokenDec("00000000000134220736")
                .setTokenHex("00000000008000BC0")
                .setIdSm("SM-1")
                .setVkKcv("000000");
    }

    static MeterTestToken meterTestToken() {
        return new MeterTestToken(
                "00000000000",
                "600727000000000009",
                (short) 1,
                (short) 1,
                0xF_FFFF_FFFFL,
                (short) 99,
                "InitMeterTest",
                "00000000000134220736",
                "00000000008000BC0");
    }

    static MeterConfigAdvice advice() {
        return new MeterConfigAdvice(123457, (short) 2, (short) 3, (short) 254, "id", "record2", true, "A1B2C3");
    }
}
