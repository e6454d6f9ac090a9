package io.ptoken.hsm.protocol.sts6;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.Frame;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.settings.CommandSettings;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Sts6RefusalsTest {

    private static final ProtocolSettings SETTINGS = ProtocolSettings.DEFAULTS;
    private static final CommandCode KC = CommandCode.sm("KC");

    /** Section 9.1, and 98 of section 7.1. */
    @Test
    void thePortKnowsEveryDefinedStatus() {
        Set<String> codes = new TreeSet<>();
        for (SmStatus status : SmStatus.values()) {
            codes.add(status.code());
        }
        assertThat(String.join(" ", codes))
                .isEqualTo("00 01 02 03 05 10 20 21 26 27 28 29 31 33 40 41 42 43 44 45 48 49 52 53 57 58 60 61 62 63"
                        + " 76 77 78 80 85 87 94 98 EE");
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusGoesToTheWireAndBack(SmStatus status) {
        if (status == SmStatus.SUCCESSFUL) {
            return;
        }
        ResponseFrame frame = Sts6Refusals.toWire(KC, new SecurityModuleException(status, "why"), SETTINGS);
        boolean unattributed = Set.of("20", "21", "57", "58").contains(status.code());
        assertThat(frame.isError()).isEqualTo(unattributed);
        SecurityModuleException back = Sts6Refusals.toPort(RefusedException.of(frame));
        assertThat(back.status()).isEqualTo(status);
        assertThat(back.text()).isEqualTo(status == SmStatus.STS_EXTENDED_ERROR ? "why" : status.meaning());
        assertThat(back).hasCauseInstanceOf(RefusedException.class);
    }

    @Test
    void aCodeOfTheVendorsOwnIsAFailureThatNamesIt() {
        SecurityModuleException failure = toPort("SM!VC35");
        assertThat(failure.status()).isEqualTo(SmStatus.DEVICE_FAILURE);
        assertThat(failure).hasMessage("01 DEVICE_FAILURE: SM!VC status 35 (reserved or of the vendor's own)");
    }

    @Test
    void theTextOfAnExtendedErrorComesInAFieldOrBare() {
        assertThat(toPort("SM!KCEEPKMC certificate rejected~").text()).isEqualTo("KMC certificate rejected");
        assertThat(toPort("SM!KCEEKMC certificate rejected").text()).isEqualTo("KMC certificate rejected");
        assertThat(toPort("SM!KCEE").text()).isEqualTo(SmStatus.STS_EXTENDED_ERROR.meaning());
    }

    @Test
    void theTextOfAnExtendedErrorIsSentAsTheSettingSays() {
        SecurityModuleException refused =
                new SecurityModuleException(SmStatus.STS_EXTENDED_ERROR, "AP-S05 REQUEST_MISMATCH ~\u00e9");
        assertThat(Sts6Refusals.toWire(KC, refused, SETTINGS).text()).isEqualTo("SM!KCEEPAP-S05 REQUEST_MISMATCH ??~");
        CommandSettings commands = SETTINGS.commands();
        ProtocolSettings bare = SETTINGS.with(new CommandSettings(
                commands.windowUnit(),
                commands.attributeDates(),
                commands.verifyLayout(),
                commands.profile(),
                true,
                commands.slotStates(),
                CommandSettings.ExtendedError.BARE,
                commands.recordCrc()));
        assertThat(Sts6Refusals.toWire(KC, refused, bare).text()).isEqualTo("SM!KCEEAP-S05 REQUEST_MISMATCH ??");
    }

    @Test
    void aFaultInABodyIsAnsweredWithItsStatus() {
        FieldException fault = new FieldException(SmStatus.PTVD_ENCODING, 3, "x");
        assertThat(Sts6Refusals.toWire(CommandCode.sm("VC"), fault, SETTINGS).text())
                .isEqualTo("SM!VC62");
    }

    private static SecurityModuleException toPort(String text) {
        return Sts6Refusals.toPort(RefusedException.of((ResponseFrame) Frame.parse(text)));
    }
}
