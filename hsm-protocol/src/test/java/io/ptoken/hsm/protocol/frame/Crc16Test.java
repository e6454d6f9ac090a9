package io.ptoken.hsm.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Crc16Test {

    @ParameterizedTest
    @CsvSource({"123456789,BB3D", "'',0000", "SM?DI,9A51", "SM?ID,CF94", "GL?RR,0E2E", "GL!ER20,A624"})
    void givesTheCheckSumsPrintedInSection1_2(String text, String expected) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(String.format("%04X", Crc16.arc(bytes, 0, bytes.length))).isEqualTo(expected);
    }

    @Test
    void givesTheCheckValueOfTheRecordCheckSum() {
        byte[] bytes = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(Crc16.modbus(bytes, 0, bytes.length)).isEqualTo(0x4B37);
    }

    @Test
    void coversTheGivenPartAlone() {
        byte[] bytes = "xx123456789yy".getBytes(StandardCharsets.US_ASCII);
        assertThat(Crc16.arc(bytes, 2, 9)).isEqualTo(0xBB3D);
    }

    /** The sources compute it so, without a table; signed bytes are where one of them went wrong. */
    @Test
    void agreesWithTheFormulaOfTheSourcesOnAllBytes() {
        Random random = new Random(16);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            int crc = 0;
            for (byte octet : bytes) {
                int k = (octet ^ crc) & 0xFF;
                crc = crc >> 8 ^ k << 7 ^ k << 6 ^ (Integer.bitCount(k) % 2 == 1 ? 0xC001 : 0);
                crc &= 0xFFFF;
            }
            assertThat(Crc16.arc(bytes, 0, bytes.length)).isEqualTo(crc);
        }
    }
}
