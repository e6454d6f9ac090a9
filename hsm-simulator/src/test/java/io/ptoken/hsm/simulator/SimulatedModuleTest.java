package io.ptoken.hsm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.FrameFault;
import io.ptoken.hsm.protocol.frame.Received;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.settings.ModuleSettings;
import io.ptoken.hsm.protocol.settings.ModuleSettings.EchoDelay;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.KeyComponent;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class SimulatedModuleTest {

    private static final String SALE = "SM?VCN1~P600727000000000009~N1~N7~N2~N0~H0001~H014EEC~";

    @Test
    void anEchoComesBackAfterItsDelay() {
        Asking asking = Asking.of();
        assertThat(asking.askLine("GL?EC00005123451F7F")).isEqualTo("GL!EC00005123450157");
        assertThat(asking.reply("GL?EC00005hallo").after()).isZero();
        assertThat(asking.reply("GL?EC07005hallo").after()).isEqualTo(Duration.ofSeconds(7));
        assertThat(asking.ask("GL?EC00006hallo")).isEqualTo("GL!EC02");
        assertThat(asking.ask("GL?EC0000")).isEqualTo("GL!EC02");
    }

    @Test
    void theDelayOfAnEchoCanBeIgnored() {
        ModuleSettings all = ModuleSettings.DEFAULTS;
        ModuleSettings ignoring = new ModuleSettings(
                all.registers(),
                all.privilegedLimits(),
                all.permissionStatus(),
                all.emptyRegisterStatus(),
                all.faultOrder(),
                all.limitCharging(),
                all.subclassMask(),
                all.txCounter(),
                all.inhibitedStatus(),
                all.rolloverFlag(),
                EchoDelay.IGNORED,
                true);
        Asking asking =
                Asking.of(new PublishedModule(), SimulatorProfile.TSM250, ProtocolSettings.DEFAULTS.with(ignoring));
        assertThat(asking.reply("GL?EC07005hallo").after()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedRequestIs20AndABadHeader21(FrameFault fault) {
        Reply reply = Asking.of().line.answer(new Received.Damaged(fault, "x"));
        boolean header = fault == FrameFault.HEADER || fault == FrameFault.STATUS;
        assertThat(reply.frame().map(ResponseFrame::text)).contains(header ? "GL!ER21" : "GL!ER20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SM?XX", "SM?ID", "SM?MK", "SM?ML", "SM?MG", "GL?PS", "GL?RR", "GL?RS", "SM!DI00", "GL!ER20"})
    void whatVendingFirmwareDoesNotKnowIs21(String text) {
        assertThat(Asking.of().ask(text)).isEqualTo("GL!ER21");
    }

    @Test
    void theLastResponseIsSentAgainWhateverItWas() {
        Asking asking = Asking.of(new PublishedModule(), SimulatorProfile.TSM250, Asking.RESENDING);
        assertThat(asking.ask("GL?RR")).isEqualTo("GL!ER21");
        String sold = asking.ask(SALE);
        assertThat(asking.ask("GL?RR")).isEqualTo(sold);
        assertThat(asking.ask("GL?RR")).isEqualTo(sold);
        assertThat(asking.ask("SM?XX")).isEqualTo("GL!ER21");
        assertThat(asking.ask("GL?RR")).isEqualTo("GL!ER21");
        assertThat(((PublishedModule) asking.served).asked).hasSize(1);
    }

    @Test
    void aResetForgetsTheLastResponse() {
        Asking asking = Asking.of(new PublishedModule(), SimulatorProfile.TSM250, Asking.RESENDING);
        asking.ask(SALE);
        assertThat(asking.ask("GL?RS")).isEqualTo("GL!RS00");
        assertThat(asking.ask("GL?RR")).isEqualTo("GL!ER21");
        assertThat(asking.ask("SM?QLN0~")).endsWith("PRESET~");
    }

    @Test
    void aTamperedModuleTellsItsLogAlone() {
        PublishedModule served = new PublishedModule();
        Asking asking = Asking.of(served);
        served.state = ModuleState.TAMPERED;
        assertThat(asking.ask(SALE)).isEqualTo("GL!ER57");
        assertThat(asking.ask("SM?XX")).isEqualTo("GL!ER57");
        assertThat(asking.ask("GL?EC00000")).isEqualTo("GL!ER57");
        assertThat(asking.ask("SM?QLN0~")).startsWith("SM!QL00");
        assertThat(served.asked).isEmpty();
    }

    @Test
    void aFailedModuleIs58AndTheLoaderKnowsNoCommand() {
        PublishedModule served = new PublishedModule();
        Asking asking = Asking.of(served);
        served.state = ModuleState.ERROR;
        assertThat(asking.ask("SM?DI")).isEqualTo("GL!ER58");
        served.state = ModuleState.LOADER;
        assertThat(asking.ask("SM?DI")).isEqualTo("GL!ER21");
        assertThat(asking.ask("GL?EC00000")).isEqualTo("GL!EC00000");
    }

    @Test
    void faultsInTheModuleCarryNothingOut() {
        PublishedModule served = new PublishedModule();
        Asking asking = Asking.of(served);
        asking.faults.then(
                new Fault.RequestLost(),
                Fault.ErrorAnswer.of("20"),
                Fault.ErrorAnswer.of("58"),
                Fault.StatusAnswer.of("95"),
                new Fault.ExtendedErrorAnswer("no luck"),
                new Fault.PowerCycle(false));
        assertThat(asking.ask(SALE)).isEqualTo("nothing");
        assertThat(asking.ask(SALE)).isEqualTo("GL!ER20");
        assertThat(asking.ask(SALE)).isEqualTo("GL!ER58");
        assertThat(asking.ask(SALE)).isEqualTo("SM!VC95");
        assertThat(asking.ask(SALE)).isEqualTo("SM!VCEEPno luck~");
        assertThat(asking.ask(SALE)).isEqualTo("nothing");
        assertThat(served.asked).isEmpty();
        assertThat(asking.ask(SALE)).startsWith("SM!VC00");
        assertThat(served.asked).hasSize(1);
    }

    @Test
    void aWrongHeaderAndAFaultOnTheLineComeAfterTheCommandWasCarriedOut() {
        PublishedModule served = new PublishedModule();
        Asking asking = Asking.of(served, SimulatorProfile.TSM250, Asking.RESENDING);
        asking.faults.then(new Fault.WrongHeader(CommandCode.sm("VM")), new Fault.AnswerLost());
        assertThat(asking.ask(SALE)).startsWith("SM!VM00P3D43");
        Reply lost = asking.reply(SALE);
        assertThat(lost.fault()).contains(new Fault.AnswerLost());
        assertThat(served.asked).hasSize(2);
        assertThat(asking.ask("GL?RR")).startsWith("SM!VC00");
    }

    @Test
    void aPowerCycleCutsAllLinesAndForgetsThem() {
        PublishedModule served = new PublishedModule();
        Asking asking = Asking.of(served, SimulatorProfile.TSM250, Asking.RESENDING);
        AtomicInteger cuts = new AtomicInteger();
        ModuleLine other = asking.module.openLine(cuts::incrementAndGet);
        asking.ask(SALE);
        asking.faults.then(new Fault.PowerCycle(true));
        assertThat(asking.ask(SALE)).isEqualTo("nothing");
        assertThat(served.asked).hasSize(2);
        assertThat(cuts).hasValue(1);
        assertThat(asking.ask("GL?RR")).isEqualTo("GL!ER21");
        other.close();
        asking.module.powerCycle();
        assertThat(cuts).hasValue(1);
    }

    @Test
    void aPlayedTamperEndsWithAPowerCycle() {
        Asking asking = Asking.of(ContractKey.standard());
        asking.faults.then(new Fault.Tamper());
        assertThat(asking.ask("SM?DI")).isEqualTo("GL!ER57");
        assertThat(asking.ask("SM?DI")).isEqualTo("GL!ER57");
        assertThat(asking.ask("SM?QLN0~")).endsWith("PTAMPER~");
        asking.module.powerCycle();
        assertThat(asking.ask("SM?DI")).startsWith("SM!DI00");
    }

    @Test
    void manufacturingFirmwareMakesNoTokensAndHasNoKeypad() {
        Asking asking = Asking.of(
                TestModules.soft(ContractKey.standard()),
                SimulatorProfile.TSM500I_MANUFACTURING,
                ProtocolSettings.DEFAULTS);
        assertThat(asking.ask("SM?DI")).endsWith("~PSTS64M10~");
        assertThat(asking.ask(SALE)).isEqualTo("GL!ER21");
        assertThat(asking.ask("SM?VMN1~")).isEqualTo("GL!ER21");
        assertThat(asking.ask("SM?VKN1~")).isEqualTo("GL!ER21");
        assertThat(asking.ask("SM?VTN1~")).isEqualTo("GL!ER21");
        assertThat(asking.ask("SM?MLN7~N3~H08D7B4~")).isEqualTo("SM!ML53");
        assertThat(asking.ask("SM?MLN7~N3~H08D7~")).isEqualTo("SM!ML63");
        assertThat(asking.askLine("SM?MGN7~N3~F26C")).isEqualTo("SM!MG53E320");
        assertThat(asking.ask("SM?MKN1~P600727000000000009~N1~N7~N2~N2~")).isEqualTo("SM!MK98");
        assertThat(asking.ask("SM?MKN1~P600727000000000008~N1~N7~N2~N2~")).isEqualTo("SM!MK76");
    }

    @Test
    void manufacturingFirmwareMakesTheTokensOfNewMeters() {
        SoftSecurityModule served = TestModules.manufacturing(ContractKey.standard());
        Asking asking = Asking.of(served, SimulatorProfile.TSM500I_MANUFACTURING, ProtocolSettings.DEFAULTS);
        String wanted = "SM?MKN1~P600727000000000009~N1~N7~N2~N2~";
        assertThat(asking.ask(wanted)).as("without a DITK").isEqualTo("SM!MK28");
        served.ditkCustody()
                .orElseThrow()
                .load(
                        EncryptionAlgorithm.STA,
                        2,
                        new KeyCheckValue("4CBE91"),
                        Optional.empty(),
                        (number, of) -> KeyComponent.of(
                                HexFormat.of().parseHex(number == 1 ? "0000000076767676" : "7676767600000000")));
        assertThat(asking.ask(wanted))
                .matches("SM!MK00.*([0-9A-F]{17}~|[0-9]{20}~).*")
                .isEqualTo(asking.ask(wanted));
        assertThat(asking.ask("SM?MKN1~P600727000000000009~N1~N7~N2~N4~")).isEqualTo("SM!MK85");
        assertThat(asking.ask("SM?MLN7~N3~H08D7B4~")).isEqualTo("SM!ML53");
    }
}
