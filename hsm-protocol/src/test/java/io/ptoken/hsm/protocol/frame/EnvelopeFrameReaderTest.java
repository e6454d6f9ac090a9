package io.ptoken.hsm.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.protocol.PrintedFrame;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.settings.TransportSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeFrameReaderTest {

    private static final byte[] IDENTIFY = envelope("SM?DI");
    private static final byte[] CLOCK = envelope("SM?QD");
    private static final byte[] BARE_ERROR = Wire.ascii("GL!ER20A624\r");

    private final FrameReader reader =
            Wire.transport(TransportProfile.NSS_ENVELOPE).newReader();

    @ParameterizedTest
    @CsvSource({
        "SM?DI, 00 10 ED F1 2B 00 FE ED 53 4D 3F 44 49 39 41 35 31 0D",
        "SM?VCN1~P600727000000000009~N1~N7~N2~N0~H0001~H014EEC~,"
                + " 00 41 ED F1 2B 00 FE ED 53 4D 3F 56 43 4E 31 7E 50 36 30 30 37 32 37 30 30 30 30 30 30 30 30 30"
                + " 30 30 39 7E 4E 31 7E 4E 37 7E 4E 32 7E 4E 30 7E 48 30 30 30 31 7E 48 30 31 34 45 45 43 7E 44 39"
                + " 37 46 0D",
    })
    void wrapsAndReadsTheEnvelopesPrintedInSections1_4And3_6(String text, String hex) {
        byte[] printed = HexFormat.ofDelimiter(" ").parseHex(hex);
        assertThat(envelope(text)).isEqualTo(printed);
        assertThat(read(printed)).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9, 64, 100_000})
    void findsAllPrintedFramesInPiecesOfAnySize(int piece) {
        byte[] stream = new byte[0];
        List<String> texts = new ArrayList<>();
        for (PrintedFrame printed : PrintedFrame.all()) {
            stream = Wire.join(stream, envelope(printed.text()));
            texts.add(printed.text());
        }
        assertThat(Wire.summary(Wire.read(reader, stream, piece))).isEqualTo(texts);
    }

    @Test
    void usesBothBytesOfTheLength() {
        String text = "SM?KLP" + "A".repeat(700) + "~";
        byte[] envelope = envelope(text);
        assertThat(envelope[0]).isEqualTo((byte) 2);
        assertThat(read(envelope)).containsExactly(text);
    }

    @Test
    void doesNotLookAtTheConstantWhenReading() {
        byte[] other = IDENTIFY.clone();
        other[3] = 0x55;
        assertThat(read(other)).containsExactly("SM?DI");
    }

    @Test
    void sendsTheConstantOfTheSettings() {
        TransportSettings defaults = TransportSettings.DEFAULTS;
        FrameTransport transport = new FrameTransport(new TransportSettings(
                defaults.profile(), 1024, 0x0102_0304_0506L, true, 64, 64, false, defaults.timers(), 3, false));
        assertThat(transport.wrap(FrameWithCrc.seal("SM?DI"))).startsWith(0, 16, 1, 2, 3, 4, 5, 6, 'S');
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000})
    void skipsBytesBetweenEnvelopes(int piece) {
        byte[] stream = Wire.join(IDENTIFY, new byte[] {'\n'}, CLOCK, new byte[] {0, 0, 13, 10}, IDENTIFY);
        assertThat(Wire.summary(Wire.read(reader, stream, piece))).containsExactly("SM?DI", "SM?QD", "SM?DI");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 1000})
    void understandsErrorsWithAndWithoutEnvelope(int piece) {
        byte[] stream = Wire.join(BARE_ERROR, envelope("GL!ER21"), BARE_ERROR, IDENTIFY);
        assertThat(Wire.summary(Wire.read(reader, stream, piece)))
                .containsExactly("GL!ER20", "GL!ER21", "GL!ER20", "SM?DI");
    }

    @Test
    void understandsAnErrorInAnEnvelopeThatIsTooShort() {
        byte[] tooLongALength = envelope("GL!ER20");
        tooLongALength[1] = (byte) (tooLongALength[1] + 20);
        assertThat(read(Wire.join(tooLongALength, IDENTIFY))).containsExactly("GL!ER20", "SM?DI");
    }

    @Test
    void skipsBareErrorsWhereTheyAreNotExpected() {
        TransportSettings defaults = TransportSettings.DEFAULTS;
        FrameReader strict = new FrameTransport(new TransportSettings(
                        defaults.profile(), 5100, 0, false, 4096, 1000, false, defaults.timers(), 3, false))
                .newReader();
        byte[] stream = Wire.join(BARE_ERROR, IDENTIFY);
        assertThat(Wire.summary(Wire.read(strict, stream, 100))).containsExactly("SM?DI");
    }

    @Test
    void reportsABareErrorThatIsDamaged() {
        assertThat(read(Wire.join(Wire.ascii("GL!ER20A625\r"), IDENTIFY))).containsExactly("CHECK_SUM", "SM?DI");
        assertThat(read(Wire.join(Wire.ascii("GL!ER" + "0".repeat(80)), IDENTIFY)))
                .containsExactly("SM?DI");
    }

    @Test
    void reportsADamagedFrameAndGoesOn() {
        byte[] damaged = IDENTIFY.clone();
        damaged[14] = '0';
        assertThat(read(Wire.join(damaged, CLOCK))).containsExactly("CHECK_SUM", "SM?QD");
        byte[] noEnd = IDENTIFY.clone();
        noEnd[17] = '0';
        assertThat(read(Wire.join(noEnd, CLOCK))).containsExactly("NO_END", "SM?QD");
    }

    @Test
    void findsAFrameBehindOneThatWasCutShort() {
        byte[] cut = Arrays.copyOf(envelope("SM!VC00P3D431F4B0860E9F62~P70630503470028726114~"), 30);
        assertThat(read(Wire.join(cut, IDENTIFY))).containsExactly("NOT_PRINTABLE", "SM?DI");
    }

    @Test
    void doesNotWaitForALengthBeyondTheLimit() {
        assertThat(read(Wire.join(new byte[] {0x7F, (byte) 0xFF}, IDENTIFY))).containsExactly("SM?DI");
    }

    @Test
    void takesAFrameAsLongAsTheLimitAndSkipsLongerOnes() {
        String text = "SM?DI" + "P".repeat(4096 - 9);
        byte[] longest = Envelope.wrap(FrameWithCrc.seal(text), 0);
        assertThat(read(longest)).containsExactly(text);
        assertThat(read(Wire.join(Envelope.wrap(FrameWithCrc.seal(text + "P"), 0), IDENTIFY)))
                .containsExactly("SM?DI");
    }

    @Test
    void refusesToSendALineBeyondTheLimit() {
        String text = "SM?DI" + "P".repeat(1000 - 9);
        assertThat(envelope(text)).hasSize(1009);
        assertThatThrownBy(() -> envelope(text + "P"))
                .isInstanceOf(FrameException.class)
                .hasMessage("frame TOO_LONG: got 1001 characters, expected at most 1000");
    }

    @Test
    void neverFailsAndAlwaysRecoversFromGarbage() {
        Random random = new Random(14);
        byte[] pad = new byte[4096 + 16];
        for (int round = 0; round < 300; round++) {
            byte[] garbage = new byte[random.nextInt(6_000)];
            random.nextBytes(garbage);
            List<String> found =
                    Wire.summary(Wire.read(reader, Wire.join(garbage, pad, IDENTIFY), 1 + random.nextInt(500)));
            assertThat(found.get(found.size() - 1)).isEqualTo("SM?DI");
        }
    }

    private List<String> read(byte[] stream) {
        return Wire.summary(Wire.read(reader, stream, Math.max(stream.length, 1)));
    }

    private static byte[] envelope(String text) {
        return Wire.transport(TransportProfile.NSS_ENVELOPE).wrap(FrameWithCrc.seal(text));
    }
}
