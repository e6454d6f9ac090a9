package io.ptoken.service.vending.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.hash.Sha256;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Digests lie in stores for years: what they are made of may not change. */
class CallDigestTest {

    @Test
    void everyValueGoesInAfterItsLength() {
        assertThat(CallDigest.of("issueCreditToken")
                        .add(10)
                        .add(true)
                        .add(new BigDecimal("100.0"))
                        .add(new IssueTime(0, 4))
                        .hex())
                .isEqualTo(hash("16:issueCreditToken2:104:true4:1E+21:01:4"));
    }

    @Test
    void everyFieldOfMeterGoesIn() {
        MeterConfigAmendment change = new MeterConfigAmendment(5, 6, 7);
        MeterConfig meter =
                new MeterConfig("600727", 7, 2, 123456, 1, 2, Optional.of(change), true, 255, "4912", false, true);

        assertThat(CallDigest.of("m").add(meter).hex())
                .isEqualTo(hash("1:m6:6007271:71:26:1234561:11:24:true1:51:61:74:true3:2554:49125:false4:true"));
    }

    @Test
    void everyCallGoesInWithItsMethodAndItsParameters() {
        CallContext context = new CallContext("m-1", "t");
        MeterConfig meter = MeterConfig.of("600727", 7, 2, 123456, 1, 2, 255);
        String fields = "6:6007271:71:26:1234561:11:25:false4:true3:2554:00005:false4:true";
        IssueTime time = new IssueTime(9, 1);

        assertThat(CallDigest.of(new IssueCalls.Credit(context, meter, 4, new BigDecimal("100.0"), time))
                        .hex())
                .isEqualTo(hash("16:issueCreditToken" + fields + "1:44:1E+21:91:1"));
        assertThat(CallDigest.of(new IssueCalls.Management(context, meter, 10, BigDecimal.ONE, time))
                        .hex())
                .isEqualTo(hash("13:issueMseToken" + fields + "2:101:11:91:1"));
        assertThat(CallDigest.of(new IssueCalls.SetControl(context, meter, true, 511, 0, time))
                        .hex())
                .isEqualTo(hash("20:issueSetControlToken" + fields + "4:true3:5111:01:91:1"));
    }

    /** A change that is pending in the meter is not looked at. */
    @Test
    void aKeyChangeGoesInWithTheConfigurationItLeadsTo() {
        CallContext context = new CallContext("m-1", "t");
        MeterConfigAmendment change = new MeterConfigAmendment(5, 6, 7);
        MeterConfig meter = MeterConfig.of("600727", 7, 2, 123456, 1, 2, 255);
        MeterConfig pending = new MeterConfig(
                "600727",
                7,
                2,
                123456,
                1,
                2,
                Optional.of(new MeterConfigAmendment(1, 1, 1)),
                true,
                255,
                "0000",
                false,
                true);
        String expected = hash(
                "20:issueKeyChangeTokens6:6007271:71:26:1234561:11:25:false4:true3:2554:00005:false4:true1:51:61:7");

        assertThat(CallDigest.of(new IssueCalls.KeyChange(context, meter, change))
                        .hex())
                .isEqualTo(expected);
        assertThat(CallDigest.of(new IssueCalls.KeyChange(context, pending, change))
                        .hex())
                .isEqualTo(expected);
    }

    @Test
    void lengthIsThatOfTheBytes() {
        assertThat(CallDigest.of("zähler").hex()).isEqualTo(hash("7:zähler"));
        assertThat(CallDigest.of("\uD83D").hex()).isEqualTo(hash("1:?"));
    }

    private static String hash(String text) {
        return Sha256.hex(text.getBytes(UTF_8));
    }
}
