package io.ptoken.kmc.ap1.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PkidTextTest {

    /** Of a real module, printed in key-load profile section 1.8. */
    private static final String REAL = "SMID.1:Prism:94001632:20210204T081427Z:039F2C48F2030174:AEEA";

    private final Ap1Codec codec = new Ap1Codec();

    @Test
    void readsTheIdentityOfARealModule() {
        Pkid pkid = codec.parsePkid(Pkid.Kind.SMID, REAL);
        assertThat(pkid.issuer()).hasToString("Prism");
        assertThat(pkid.serial()).hasToString("94001632");
        assertThat(pkid.created()).isEqualTo(Instant.parse("2021-02-04T08:14:27Z"));
        assertThat(pkid.fingerprint()).hasToString("039F2C48F2030174");
        assertThat(pkid).hasToString(REAL);
        assertThat(PkidText.build(pkid.kind(), pkid.issuer(), pkid.serial(), pkid.created(), pkid.fingerprint()))
                .isEqualTo(pkid);
    }

    @Test
    void theCrcIsThatOfTheRealIdentity() {
        assertThat(Crc16Modbus.of("SMID.1:Prism:94001632:20210204T081427Z:039F2C48F2030174:"))
                .isEqualTo("AEEA");
        // The check value of the CRC catalogue.
        assertThat(Crc16Modbus.of("123456789")).isEqualTo("4B37");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SMID.1:Prism:94001632:20210204T081427Z:039F2C48F2030174:AEEB    | expected the CRC AEEA
            SMID.1:Prism:94001632:20210204T081427Z:039F2C48F2030174:aeea    | expected the CRC AEEA
            SMID.1:Prism:94001632:20210204T081427Z:039F2C48F2030174         | expected SMID.1:issuer:serial:time:fingerprint:CRC
            SMID.1:Prism:94001632:20210204T081427Z:039F2C48F2030174:AEEA:   | expected SMID.1:issuer:serial:time:fingerprint:CRC
            KMCID.1:Prism:94001632:20210204T081427Z:039F2C48F2030174:AEEA   | expected the type SMID.1
            SMID.2:Prism:94001632:20210204T081427Z:039F2C48F2030174:AEEA    | expected the type SMID.1
            SMID.1:_Prism:94001632:20210204T081427Z:039F2C48F2030174:AEEA   | expected issuer and serial
            SMID.1:Prism::20210204T081427Z:039F2C48F2030174:AEEA            | expected issuer and serial
            SMID.1:Prism:94001632:20210230T081427Z:039F2C48F2030174:AEEA    | expected a real time
            SMID.1:Prism:94001632:20210204T081427Z:039f2c48f2030174:AEEA    | expected a fingerprint
            """)
    void refusesEverythingElse(String text, String fault) {
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> codec.parsePkid(Pkid.Kind.SMID, text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(KeyLoadCode.PKID_INVALID))
                .withMessageStartingWith("AP-F12 PKID_INVALID: SMID: got ")
                .withMessageContaining(fault);
    }
}
