package io.ptoken.sts.token.bits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrcTest {

    private static final long BODY = 0x4A_2D_90_0F_F2L;

    @Test
    void isThatOfThePublishedExample() {
        assertThat(Crc.crc(TokenClass.CREDIT, BODY)).isEqualTo(0x0FFA);
    }

    @Test
    void ofCurrencyIsThatOfThePublishedExample() {
        assertThat(Crc.crcC(TokenClass.CREDIT, BODY)).isEqualTo(0x7BC4);
    }

    @Test
    void coversTheClass() {
        assertThat(Crc.crc(TokenClass.METER_SPECIFIC, BODY)).isNotEqualTo(Crc.crc(TokenClass.CREDIT, BODY));
    }

    @Test
    void ignoresBitsAboveTheBody() {
        assertThat(Crc.crc(TokenClass.CREDIT, BODY | 0xABCDL << 48)).isEqualTo(Crc.crc(TokenClass.CREDIT, BODY));
    }
}
