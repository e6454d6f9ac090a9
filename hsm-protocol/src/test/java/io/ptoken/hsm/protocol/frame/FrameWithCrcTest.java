package io.ptoken.hsm.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.protocol.PrintedFrame;
import io.ptoken.sts.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FrameWithCrcTest {

    static List<PrintedFrame> printed() {
        return PrintedFrame.all();
    }

    @Test
    void allPrintedFramesAreInTheTable() {
        assertThat(printed()).hasSize(80);
    }

    @ParameterizedTest
    @MethodSource("printed")
    void opensAndSealsEveryPrintedFrame(PrintedFrame printed) {
        Frame frame = open(printed.line());
        assertThat(frame instanceof RequestFrame).isEqualTo(printed.request());
        assertThat(frame.text()).isEqualTo(printed.text());
        assertThat(new String(frame.line(), StandardCharsets.US_ASCII)).isEqualTo(printed.line() + "\r");
    }

    @Test
    void takesAResponseApart() {
        ResponseFrame response = (ResponseFrame) open("SM!QD00D20240501101500~N7~3886");
        assertThat(response.command()).isEqualTo(CommandCode.sm("QD"));
        assertThat(response.status()).isEqualTo(StatusCode.SUCCESSFUL);
        assertThat(response.body()).isEqualTo("D20240501101500~N7~");
        assertThat(response.isError()).isFalse();
        assertThat(((ResponseFrame) open("GL!ER20A624")).isError()).isTrue();
    }

    @Test
    void takesACheckSumInLowerCaseAndSendsUpperCase() {
        assertThat(open("SM!VC76a5a6")).isEqualTo(open("SM!VC76A5A6"));
    }

    @Test
    void padsTheCheckSumWithZeros() {
        assertThat(new String(FrameWithCrc.seal("GL?RR"), StandardCharsets.US_ASCII))
                .isEqualTo("GL?RR0E2E\r");
    }

    @ParameterizedTest
    @CsvSource({
        "SM?D1234, TOO_SHORT, 'frame TOO_SHORT: got 8 characters, expected 9'",
        "SM?DI9A52, CHECK_SUM, 'frame CHECK_SUM: expected 9A51'",
        "SM?DI9A5G, CHECK_SUM, 'frame CHECK_SUM: expected 9A51'",
    })
    void tellsWhatIsWrong(String line, FrameFault fault, String message) {
        assertFault(line, fault, message);
    }

    @ParameterizedTest
    @CsvSource({
        "SM?dI, HEADER",
        "XM?DI, HEADER",
        "SL?DI, HEADER",
        "SM*DI, HEADER",
        "SM!DI, STATUS",
        "SM!DI0, STATUS",
        "SM!DI0E, STATUS"
    })
    void refusesWrongHeadersAndStatuses(String text, FrameFault fault) {
        String line = new String(FrameWithCrc.seal(text), StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> open(line.substring(0, line.length() - 1)))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    @Test
    void refusesBytesThatAreNotPrintable() {
        assertFault("SM?\nI9A51", FrameFault.NOT_PRINTABLE, "frame NOT_PRINTABLE: byte 3 is no printable ASCII");
        assertThatThrownBy(() -> new RequestFrame(CommandCode.sm("DI"), "a\u00e4"))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.fault()).isEqualTo(FrameFault.NOT_PRINTABLE))
                .hasMessage("frame NOT_PRINTABLE: character 1 is no printable ASCII");
    }

    @Test
    void showsNoBodyInItsText() {
        assertThat(open("SM!VC00P3D431F4B0860E9F62~P70630503470028726114~BE6D")).hasToString("SM!VC00[41 characters]");
        assertThat(open("SM?GAN1~B688")).hasToString("SM?GA[3 characters]");
    }

    @Test
    void checksCommandsAndStatuses() {
        assertThatThrownBy(() -> CommandCode.sm("vc"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("command: got 'vc', expected two capital letters");
        assertThatThrownBy(() -> new StatusCode("0A"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("status: got '0A', expected two digits or EE");
    }

    private static void assertFault(String line, FrameFault fault, String message) {
        assertThatThrownBy(() -> open(line))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                .hasMessage(message);
    }

    private static Frame open(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
        return FrameWithCrc.open(bytes, 0, bytes.length);
    }
}
