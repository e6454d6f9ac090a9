package io.ptoken.hsm.protocol.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.protocol.module.ModuleProbe.Candidate;
import io.ptoken.hsm.protocol.module.ProbeReport.Answer;
import io.ptoken.hsm.protocol.module.ProbeReport.Found;
import io.ptoken.hsm.protocol.module.ProbeReport.Kind;
import io.ptoken.hsm.protocol.module.ProbeReport.Trial;
import io.ptoken.hsm.protocol.settings.CommandSettings.RecordCrc;
import io.ptoken.hsm.protocol.settings.CommandSettings.VerifyLayout;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.FieldType;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.sts6.query.IdentifyExtended;
import io.ptoken.hsm.protocol.sts6.query.QueryProduct;
import io.ptoken.hsm.protocol.sts6.query.QueryUnit;
import io.ptoken.hsm.protocol.sts6.vend.VerifyToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModuleProbeTest {

    private static final ProtocolSettings BASE = ProtocolSettings.DEFAULTS;

    private final TalkingModule module = TalkingModule.complete(BASE);

    private Found found(TransportProfile real) {
        LineOfTalk line = new LineOfTalk(real, module::answer);
        return probe(line).found().orElseThrow();
    }

    private ProbeReport probe(LineOfTalk line) {
        return new ModuleProbe(BASE, line::now)
                .probe(List.of(
                        new Candidate("NSS", TransportProfile.NSS_ENVELOPE, line),
                        new Candidate("terminal server", TransportProfile.RAW_CR_TCP, line)));
    }

    @Test
    void findsTheTransportByTheEchoThatComesBack() {
        LineOfTalk line = new LineOfTalk(TransportProfile.RAW_CR_TCP, module::answer);
        ProbeReport report = probe(line);
        assertThat(report.trials().get(0).problem().orElseThrow())
                .isEqualTo(
                        "no answer to GL?EC: none within PT2S; 20 bytes were received, which begin like a frame: is the"
                                + " line disturbed, or the transport profile another one?");
        assertThat(report.trials().get(1)).isEqualTo(new Trial("terminal server", Optional.empty()));
        Found found = report.found().orElseThrow();
        assertThat(found.settings().transport()).isEqualTo(BASE.transport().withProfile(TransportProfile.RAW_CR_TCP));
    }

    @Test
    void tellsWhoItIsAndWhatItKnows() {
        module.answers("SM?VT", "SM!VT28").answers("SM?UD", "GL!ER21");
        Found found = found(TransportProfile.NSS_ENVELOPE);
        assertThat(found.dialect()).contains(Dialect.STS6);
        assertThat(found.module().orElseThrow().digits()).isEqualTo("94000001");
        assertThat(found.firmware().orElseThrow().text()).isEqualTo("STS65V10");
        assertThat(found.hardware()).contains("Prism-TSM250-1");
        assertThat(found.registers()).isEqualTo(25);
        assertThat(found.knows(QueryProduct.COMMAND)).isTrue();
        assertThat(found.knows(QueryUnit.COMMAND)).isFalse();
        assertThat(found.answers().get(VerifyToken.COMMAND))
                .isEqualTo(new Answer(Kind.REFUSED, "28 VK_REG_NOT_FOUND_ERROR"));
        assertThat(found.settings()).isEqualTo(BASE);
        assertThat(module.asked).isEmpty();
    }

    @Test
    void findsTheLayoutOfVerification() {
        module.answers("SM?VT", "SM!VT60").answers("SM?VTN1~P600727000000000009~N1~N7~N2~", "SM!VT28");
        assertThat(found(TransportProfile.NSS_ENVELOPE).settings().commands().verifyLayout())
                .isEqualTo(VerifyLayout.B);
    }

    @Test
    void findsOtherTypesAndCheckSums() {
        module.answers(
                "SM?QI",
                "SM!QI00PSMID.1:Prism:94000001:20240101T000000Z:0123456789ABCDEF:0000~PPrism-TSM500-4~PSTS65V10~"
                        + "P0123456789ABCDEF~");
        Found found = found(TransportProfile.NSS_ENVELOPE);
        assertThat(found.settings().fields().firmwareHashType()).isEqualTo(FieldType.P);
        assertThat(found.settings().commands().recordCrc()).isEqualTo(RecordCrc.UNCHECKED);
    }

    @Test
    void anAnswerThatFitsNothingLeavesTheSettingsAsTheyWere() {
        module.answers("SM?QI", "SM!QI00N1~").answers("SM?VT", "SM!VT28");
        Found found = found(TransportProfile.NSS_ENVELOPE);
        assertThat(found.answers().get(IdentifyExtended.COMMAND))
                .extracting(Answer::kind)
                .isEqualTo(Kind.UNREADABLE);
        assertThat(found.settings()).isEqualTo(BASE);
        assertThat(found.hardware()).isEmpty();
    }

    @Test
    void findsALegacyModule() {
        TalkingModule legacy = new TalkingModule(BASE)
                .answers("SM?ID", "SM!ID0094000001STS05V100123456789ABCDEF")
                .answers("SM?TS", "SM!TS00053FFF");
        Found found = probe(new LineOfTalk(TransportProfile.RAW_CR_TCP, legacy::answer))
                .found()
                .orElseThrow();
        assertThat(found.dialect()).contains(Dialect.STS05V);
        assertThat(found.firmware().orElseThrow().text()).isEqualTo("STS05V10");
        assertThat(found.remarks().get(0)).contains("must be configured");
    }

    @Test
    void aBootLoaderAnswersEchoesAlone() {
        Found found = probe(new LineOfTalk(TransportProfile.NSS_ENVELOPE, text -> "GL!ER21"))
                .found()
                .orElseThrow();
        assertThat(found.dialect()).isEmpty();
        assertThat(found.remarks()).containsExactly("it knows neither SM?DI nor SM?ID: is its boot loader running?");
    }

    @Test
    void aTamperedModuleIsFoundAndSaysSo() {
        Found found = probe(new LineOfTalk(TransportProfile.NSS_ENVELOPE, text -> "GL!ER57"))
                .found()
                .orElseThrow();
        assertThat(found.remarks()).containsExactly("it does not say who it is: 57 TAMPERED_STATE");
    }

    @Test
    void nobodyThereIsToldForEachWay() {
        ProbeReport report = new ModuleProbe(BASE, module)
                .probe(List.of(new Candidate("COM9", TransportProfile.SERIAL_CR, timeout -> {
                    throw new IOException("there is no serial port COM9");
                })));
        assertThat(report.found()).isEmpty();
        assertThat(report.trials()).containsExactly(new Trial("COM9", Optional.of("there is no serial port COM9")));
    }
}
