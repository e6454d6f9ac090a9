package io.ptoken.service.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.hash.Sha256;
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
    void lengthIsThatOfTheBytes() {
        assertThat(CallDigest.of("zähler").hex()).isEqualTo(hash("7:zähler"));
        assertThat(CallDigest.of("\uD83D").hex()).isEqualTo(hash("1:?"));
    }

    private static String hash(String text) {
        return Sha256.hex(text.getBytes(UTF_8));
    }
}
