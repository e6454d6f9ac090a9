package io.ptoken.hsm.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.protocol.PrintedFrame;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrFrameReaderTest {

    private static final String IDENTIFY = "SM?DI9A51\r";
    private static final String CLOCK = "SM?QDCF9E\r";

    private final FrameReader reader =
            Wire.transport(TransportProfile.SERIAL_CR).newReader();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 100_000})
    void findsAllPrintedFramesInPiecesOfAnySize(int piece) {
        StringBuilder stream = new StringBuilder();
        List<String> texts = new ArrayList<>();
        for (PrintedFrame printed : PrintedFrame.all()) {
            stream.append(printed.line()).append('\r');
            texts.add(printed.text());
        }
        assertThat(Wire.summary(Wire.read(reader, Wire.ascii(stream.toString()), piece)))
                .isEqualTo(texts);
    }

    @Test
    void waitsForTheRestOfAFrame() {
        assertThat(read("SM?DI9A")).isEmpty();
        assertThat(read("51")).isEmpty();
        assertThat(read("\r")).containsExactly("SM?DI");
    }

    @Test
    void skipsControlCharactersBetweenFrames() {
        assertThat(read(IDENTIFY + "\n\0\r\r\n" + CLOCK + "\n")).containsExactly("SM?DI", "SM?QD");
    }

    @Test
    void findsAFrameBehindNoiseOnTheSameLine() {
        assertThat(read("\u00ff\u00fe??SM" + IDENTIFY)).containsExactly("SM?DI");
    }

    @Test
    void findsAFrameBehindOneThatWasCutShort() {
        assertThat(read("SM!VC00P3D431F4B08" + IDENTIFY)).containsExactly("SM?DI");
    }

    @Test
    void reportsADamagedFrameOnceAndGoesOn() {
        assertThat(read("SM?DI9A52\r" + CLOCK)).containsExactly("CHECK_SUM", "SM?QD");
        assertThat(read("SM\r" + CLOCK)).containsExactly("TOO_SHORT", "SM?QD");
        assertThat(read("SM?D\u0080I9A51\r" + CLOCK)).containsExactly("NOT_PRINTABLE", "SM?QD");
        assertThat(read("SM?di" + hex("SM?di") + "\r" + CLOCK)).containsExactly("HEADER", "SM?QD");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 20_000})
    void givesUpALineThatIsTooLongAndFindsTheNext(int piece) {
        byte[] stream = Wire.ascii("x".repeat(10_000) + "\r" + IDENTIFY);
        assertThat(Wire.summary(Wire.read(reader, stream, piece))).containsExactly("TOO_LONG", "SM?DI");
    }

    @Test
    void takesAFrameAsLongAsTheLimitAndNoLongerOne() {
        String text = "SM?DI" + "P".repeat(4096 - 9);
        assertThat(read(text + hex(text) + "\r")).containsExactly(text);
        assertThat(read(text + "P" + hex(text + "P") + "\r")).containsExactly("TOO_LONG");
    }

    @Test
    void forgetsOnReset() {
        read("SM?DI9A");
        reader.reset();
        assertThat(read(CLOCK)).containsExactly("SM?QD");
        read("x".repeat(5000));
        reader.reset();
        assertThat(read(CLOCK)).containsExactly("SM?QD");
    }

    @Test
    void neverFailsAndAlwaysRecoversFromGarbage() {
        Random random = new Random(13);
        for (int round = 0; round < 300; round++) {
            byte[] garbage = new byte[random.nextInt(6_000)];
            random.nextBytes(garbage);
            byte[] stream = Wire.join(garbage, Wire.ascii("\r" + IDENTIFY));
            List<String> found = Wire.summary(Wire.read(reader, stream, 1 + random.nextInt(500)));
            assertThat(found.get(found.size() - 1)).isEqualTo("SM?DI");
        }
    }

    private List<String> read(String stream) {
        return Wire.summary(Wire.read(reader, Wire.ascii(stream), stream.length()));
    }

    private static String hex(String text) {
        byte[] bytes = Wire.ascii(text);
        return String.format("%04X", Crc16.arc(bytes, 0, bytes.length));
    }
}
