package io.ptoken.hsm.simulator.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.Fault;
import io.ptoken.hsm.simulator.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final ResponseFrame FRAME = new ResponseFrame(CommandCode.sm("VC"), new StatusCode("76"));
    private static final String LINE = "SM!VC76A5A6\r";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Answers answers = on(TransportProfile.SERIAL_CR, LineSpeed.UNLIMITED);

    private static Answers on(TransportProfile profile, LineSpeed speed) {
        return new Answers(ProtocolSettings.DEFAULTS.transport(), profile, speed);
    }

    private static Reply reply(Fault.OnLine fault) {
        return new Reply(Optional.of(FRAME), Duration.ZERO, Optional.of(fault));
    }

    private static Reply reply(Duration after) {
        return new Reply(Optional.of(FRAME), after, Optional.empty());
    }

    private List<String> said(Reply reply) {
        return said(answers.steps(reply));
    }

    private static List<String> said(List<Step> steps) {
        return steps.stream()
                .map(step -> step instanceof Step.Send send
                        ? new String(send.bytes(), StandardCharsets.ISO_8859_1)
                        : ((Step.Pause) step).time().toString())
                .toList();
    }

    @Test
    void anAnswerIsALineAndAnEnvelopeOnAnNss() {
        assertThat(said(reply(Duration.ZERO))).containsExactly(LINE);
        Step.Send sent = (Step.Send) on(TransportProfile.NSS_ENVELOPE, LineSpeed.UNLIMITED)
                .steps(reply(Duration.ZERO))
                .get(0);
        assertThat(HexFormat.of().withUpperCase().formatHex(sent.bytes()))
                .isEqualTo("0012EDF12B00FEED" + "534D2156433736413541360D");
    }

    @Test
    void nothingIsSentWhenThereIsNoAnswerOrItIsLost() {
        assertThat(said(Reply.NOTHING)).isEmpty();
        assertThat(said(reply(new Fault.AnswerLost()))).isEmpty();
    }

    @Test
    void theModulesOwnTimeAndLatenessAreWaited() {
        assertThat(said(reply(SECOND))).containsExactly("PT1S", LINE);
        assertThat(said(reply(new Fault.AnswerLate(SECOND)))).containsExactly("PT1S", LINE);
    }

    @Test
    void aHeldBackAnswerComesBeforeTheNext() {
        assertThat(said(reply(new Fault.AnswerHeldBack()))).isEmpty();
        assertThat(said(reply(Duration.ZERO))).containsExactly(LINE + LINE);
        assertThat(said(reply(Duration.ZERO))).containsExactly(LINE);
        said(reply(new Fault.AnswerHeldBack()));
        answers.reset();
        assertThat(said(reply(Duration.ZERO))).containsExactly(LINE);
    }

    @Test
    void anAnswerIsSplitAndCutShort() {
        assertThat(said(reply(new Fault.AnswerSplit(3, SECOND))))
                .containsExactly("SM!V", "PT1S", "C76A", "PT1S", "5A6\r");
        assertThat(said(reply(new Fault.AnswerTruncated(3)))).containsExactly("SM!");
        assertThat(said(reply(new Fault.AnswerTruncated(99)))).containsExactly(LINE);
    }

    @Test
    void anAnswerIsDamagedDoubledAndFollowed() {
        assertThat(said(reply(new Fault.CheckSumWrong()))).containsExactly("SM!VC76A5A0\r");
        assertThat(said(reply(new Fault.AnswerTwice()))).containsExactly(LINE, LINE);
        assertThat(said(reply(new Fault.ExtraByte('\n')))).containsExactly(LINE + "\n");
    }

    @Test
    void anAnswerComesWithoutItsEnvelope() {
        assertThat(said(on(TransportProfile.NSS_ENVELOPE, LineSpeed.UNLIMITED).steps(reply(new Fault.BareAnswer()))))
                .containsExactly(LINE);
    }

    @Test
    void aSlowLineTakesTenBitsForAByte() {
        assertThat(said(on(TransportProfile.SERIAL_CR, new LineSpeed(10)).steps(reply(SECOND))))
                .containsExactly("PT1S", "PT12S", LINE);
        assertThat(LineSpeed.TSM250.time(960)).isEqualTo(SECOND);
        assertThat(LineSpeed.UNLIMITED.time(960)).isZero();
    }

    @Test
    void aLongAnswerIsNotHeldToTheLimitOfTheHost() {
        ResponseFrame longer = new ResponseFrame(CommandCode.sm("KC"), StatusCode.SUCCESSFUL, "P".repeat(5000));
        Reply reply = new Reply(Optional.of(longer), Duration.ZERO, Optional.empty());
        assertThat(said(reply).get(0)).hasSize(5012);
    }
}
