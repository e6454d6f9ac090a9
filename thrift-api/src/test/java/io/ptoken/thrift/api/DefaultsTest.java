package io.ptoken.thrift.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.TokenIssueFlags;
import za.co.prism.prismtoken1.prismtoken1Constants;

/** Programs written against the vendor's development pack compile and find the same defaults. */
class DefaultsTest {

    @Test
    void aMeterIsBuiltFromItsSevenRequiredValues() {
        MeterConfigIn meter =
                new MeterConfigIn("00000000000", (short) 7, (short) 1, 123456, (short) 1, (short) 1, (short) 255);

        assertThat(meter.isAllowKrnUpdate()).isTrue();
        assertThat(meter.isAllowKenUpdate()).isTrue();
        assertThat(meter.isAllow3Kct()).isFalse();
        assertThat(meter.getDoe()).isEqualTo("0000");
        assertThat(meter.isSetNewConfig()).isFalse();
        assertThat(meter.isSetAllowKrnUpdate()).isFalse();
    }

    @Test
    void sessionOptionsCarryVersionAndCulture() {
        SessionOptions options = new SessionOptions();

        assertThat(options.getVersion()).isEqualTo("1.1");
        assertThat(options.getCulture()).isEqualTo("en");
    }

    @Test
    void constantsAndFlagsAreThoseOfTheInterface() {
        assertThat(prismtoken1Constants.ApiVersion).isEqualTo("1.1");
        assertThat("a message\tid").doesNotMatch(prismtoken1Constants.PrintableAsciiRe);
        assertThat("m-1.x,y_z").matches(prismtoken1Constants.IdentMatchRe);
        assertThat("x".repeat(41)).doesNotMatch(prismtoken1Constants.IdentMatchRe);
        assertThat(prismtoken1Constants.ApiErrors).hasSize(24);
        assertThat(TokenIssueFlags.EXTERNAL_CLOCK.getValue()).isEqualTo(1);
        assertThat(TokenIssueFlags.TID_ADJUST_BDT.getValue()).isEqualTo(2);
        assertThat(TokenIssueFlags.SPECIAL_RESERVED.getValue()).isEqualTo(4);
    }
}
