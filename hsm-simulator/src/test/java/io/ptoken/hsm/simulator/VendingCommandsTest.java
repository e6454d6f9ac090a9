package io.ptoken.hsm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.protocol.frame.Frame;
import io.ptoken.hsm.protocol.frame.Received;
import io.ptoken.hsm.protocol.settings.FieldSettings.Strictness;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.sts.cipher.StaTablesFile;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class VendingCommandsTest {

    private static final String PAN = "P600727000000000009~";
    private static final String TID = String.format(
            "H%06X~", TokenIdentifier.at(BaseDate.BDT_2014, ContractSetup.NOW).minutes());
    private static final String SALE = "SM?VCN1~" + PAN + "N1~N7~N2~N0~H0001~" + TID;

    private static String token(String decimal) {
        TokenNumber token = TokenNumber.parseDecimal(decimal);
        return "P" + token.hex() + "~P" + token.decimal() + "~";
    }

    /** Module protocol sections 3.6-3.9, frames as printed. */
    @ParameterizedTest
    @CsvSource({
        "SM?VCN1~P600727000000000009~N1~N7~N2~N0~H0001~H014EEC~D97F, SM!VC00P3D431F4B0860E9F62~P70630503470028726114~BE6D",
        "SM?VMN1~P600727000000000009~N1~N7~N2~N0~H000A~H5229FD~024C, SM!VM00P3BD091D5F523CA00A~P68961683064326234122~2915",
        "SM?VKN1~N1~P600727000000000009~N1~N7~N2~N2~N2~BC2C,"
                + " SM!VK00N0~N2~P05A5B57B9B77AA51213EE670E5919AF6D0~P0651089414145301838622979178279997208272~7B0E",
        "SM?VTN1~P600727000000000009~N1~N7~P70630503470028726114~8C93, SM!VT00N0~N0~N0~H0001~H014EEC~7636",
        "SM?VTN1~P600727000000000009~N1~N7~N2~P3D431F4B0860E9F62~C14C, SM!VT00N0~N0~N0~H0001~H014EEC~7636"
    })
    void printedExchangesComeOutToTheDigit(String request, String response) {
        assertThat(Asking.of(new PublishedModule()).askLine(request)).isEqualTo(response);
    }

    /** Expected tokens of STS 531-1-11, and those of EA 07 under the sample tables, as in the contract of all modules. */
    @ParameterizedTest
    @CsvSource({
        "2014-03-01T13:00:00Z, 11, N0~H0001~, 58625789986991357486",
        "2026-07-11T03:54:00Z, 11, N0~HFFFF~, 27589639248460087544",
        "2014-03-01T13:00:00Z, 7, N0~H0001~, 68934214362957084107"
    })
    void creditComesOutToTheDigit(String time, int ea, String value, String decimal) {
        Instant now = Instant.parse(time);
        Asking asking = Asking.of(TestModules.soft(TestModules.fixed(now), ContractKey.standard()));
        String answer = asking.ask("SM?VCN1~" + PAN + "N1~N" + ea + "~N2~" + value
                + String.format(
                        "H%06X~", TokenIdentifier.at(BaseDate.BDT_2014, now).minutes()));
        assertThat(answer).isEqualTo("SM!VC00" + token(decimal));
    }

    /** STS 531-1-07, which needs the licensed STA tables; the request is the printed one of module protocol section 3.6. */
    @Test
    void thePublishedTokenComesOutOfTheSoftwareModuleToo() throws IOException {
        String file = System.getenv("PTOKEN_STA_TABLES");
        assumeTrue(file != null, "PTOKEN_STA_TABLES names no file with the licensed STA tables");
        SoftModuleParts parts = new SoftModuleParts(
                StaTablesFile.read(Path.of(file)),
                TestModules.fixed(Instant.parse("2014-03-01T13:00:00Z")),
                new SecureRandom(),
                NibbleSource.fixed(new RandomNibble(5)));
        assertThat(Asking.of(TestModules.soft(parts, ContractKey.standard()))
                        .askLine("SM?VCN1~P600727000000000009~N1~N7~N2~N0~H0001~H014EEC~D97F"))
                .isEqualTo("SM!VC00P3D431F4B0860E9F62~P70630503470028726114~BE6D");
    }

    @Test
    void managementAndKeyChangesComeOutToTheDigit() {
        Asking asking = Asking.of(ContractKey.standard());
        assertThat(asking.ask("SM?VMN1~" + PAN + "N1~N7~N2~N10~H007B~" + TID))
                .isEqualTo("SM!VM00" + token("23949330916854805699"));
        TokenNumber first = TokenNumber.parseDecimal("33807062601015562826");
        TokenNumber second = TokenNumber.parseDecimal("37576989684046204358");
        assertThat(asking.ask("SM?VKN1~N1~" + PAN + "N1~N7~N2~N2~N2~"))
                .isEqualTo("SM!VK00N0~N2~P" + first.hex() + second.hex() + "~P" + first.decimal() + second.decimal()
                        + "~");
    }

    @Test
    void aTokenIsVerifiedInBothLayoutsAndABadOneIsTold() {
        Asking asking = Asking.of(ContractKey.standard());
        String sold = asking.ask(SALE);
        String hex = sold.substring(8, 25);
        String decimal = sold.substring(27, 47);
        String good = "SM!VT00N0~N0~N0~H0001~" + TID;
        assertThat(asking.ask("SM?VTN1~" + PAN + "N1~N7~P" + decimal + "~")).isEqualTo(good);
        assertThat(asking.ask("SM?VTN1~" + PAN + "N1~N7~N2~P" + hex + "~")).isEqualTo(good);
        assertThat(asking.ask("SM?VTN1~" + PAN + "N2~N7~P" + decimal + "~"))
                .isEqualTo("SM!VT00N3~N0~N0~H0000~H000000~");
    }

    /** In the order of module protocol section 6.3; each request has every later fault too. */
    @ParameterizedTest
    @CsvSource({
        "60, N1~P12~N1~N99~N2~N9~H1~",
        "60, N1~P12~N1~N99~N2~N9~H1~H000001",
        "61, N01~N12~N1~N99~N2~N9~H1~H000001~",
        "62, N01~P12~N1~N99~N2~N9~H1~H000001~",
        "62, N0~P12~N1~N99~N2~N9~H1~H000001~",
        "62, N0~P12~N1~N99~N2~N9~Hab~H000001~",
        "63, N0~P12~N1~N99~N2~N9~H01~H000001~",
        "63, N1000~P12~N1~N99~N2~N9~H01~H000001~",
        "63, N1~P12~N1~N99~N3~N9~H01~H000001~",
        "63, N1~P12~N1~N99~N2~N9~H010000~H000001~",
        "76, N1~P600727000000000008~N1~N99~N2~N9~H01~H000001~",
        "76, N1~P12~N1~N99~N2~N9~H01~H000001~",
        "40, N9~P600727000000000009~N1~N99~N2~N0~H01~H000001~",
        "40, N9~P600727000000000009~N100~N7~N2~N0~H01~H000001~",
        "40, N9~P600727000000000009~N1~N7~N2~N8~H01~H000001~",
        "28, N9~P600727000000000009~N1~N7~N2~N0~H01~H000001~",
        "05, N2~P600727000000000009~N1~N7~N2~N4~H01~H000001~",
        "48, N3~P600727000000000009~N1~N7~N2~N4~H01~H000001~",
        "44, N1~P600727000000000009~N1~N7~N2~N4~H01~H000001~"
    })
    void aFaultIsToldByItsStatusAndNothingIsVended(String status, String body) {
        Asking asking = Asking.of(
                ContractKey.standard(),
                ContractKey.dkga04(2, 201457, 2, BaseDate.BDT_2014).withKeyType(KeyType.DDTK),
                ContractKey.dkga04(3, 201457, 3, BaseDate.BDT_2014).withSubclasses(1));
        assertThat(asking.ask("SM?VC" + body)).isEqualTo("SM!VC" + status);
        assertThat(asking.served.status().vendCounter()).isZero();
    }

    @Test
    void aLenientModuleForgivesTheForm() {
        ProtocolSettings lenient = ProtocolSettings.DEFAULTS.with(
                ProtocolSettings.DEFAULTS.fields().withStrictness(Strictness.LENIENT));
        Asking asking = Asking.of(TestModules.soft(ContractKey.standard()), SimulatorProfile.TSM500I, lenient);
        assertThat(asking.ask("SM?VCN01~" + PAN + "N1~N07~N2~N0~H1~" + TID + "N5~"))
                .isEqualTo(Asking.of(ContractKey.standard()).ask(SALE));
    }

    @Test
    void aUsedUpLimitIs31AndIsTakenDownBySuccessAlone() {
        Asking asking = Asking.of(ContractKey.standard().withUnitLimit(1));
        assertThat(asking.ask(SALE.replace("H0001", "H0002"))).isEqualTo("SM!VC31");
        assertThat(asking.ask("SM?GAN1~")).contains(";ULM00000001");
        assertThat(asking.ask(SALE)).startsWith("SM!VC00");
        assertThat(asking.ask("SM?GAN1~")).contains(";ULM00000000");
        assertThat(asking.ask(SALE)).isEqualTo("SM!VC31");
        assertThat(asking.served.vendingKeys().get(0).unitLimit()).isEqualTo(new CreditLimit(0));
        assertThat(asking.ask("SM?PD")).endsWith(";TxCounter=1~");
    }

    @Test
    void registersBeyondTheProfileAreHidden() {
        Asking asking = Asking.of(
                TestModules.soft(
                        ContractKey.dkga04(25, 201457, 1, BaseDate.BDT_2014),
                        ContractKey.dkga04(26, 201457, 2, BaseDate.BDT_2014)),
                SimulatorProfile.TSM250,
                ProtocolSettings.DEFAULTS);
        assertThat(asking.ask(SALE.replace("N1~P", "N25~P"))).startsWith("SM!VC00");
        assertThat(asking.ask(SALE.replace("N1~P", "N26~P"))).isEqualTo("SM!VC28");
        assertThat(asking.ask("SM?VMN26~" + PAN + "N1~N7~N2~N10~H007B~" + TID)).isEqualTo("SM!VM28");
        assertThat(asking.ask("SM?VKN25~N26~" + PAN + "N1~N7~N2~N2~N2~")).isEqualTo("SM!VK28");
        assertThat(asking.ask("SM?VTN26~" + PAN + "N1~N7~P70630503470028726114~"))
                .isEqualTo("SM!VT28");
        assertThat(asking.ask("SM?GAN26~")).isEqualTo("SM!GA28");
        assertThat(asking.served.status().vendCounter()).isEqualTo(1);
    }

    @Test
    void keyChangesAreRefusedWith29And85() {
        Asking asking = Asking.of(
                ContractKey.standard(),
                ContractKey.dkga04(2, 201458, 1, BaseDate.BDT_2014).withCluster(1));
        assertThat(asking.ask("SM?VKN1~N2~" + PAN + "N1~N7~N2~N2~N2~")).isEqualTo("SM!VK29");
        assertThat(asking.ask("SM?VKN1~N1~" + PAN + "N1~N7~N2~N2~N4~")).isEqualTo("SM!VK85");
        assertThat(asking.ask("SM?VKN1~N1~" + PAN + "N1~N7~N2~N2~N5~")).isEqualTo("SM!VK85");
    }

    @Test
    void anUnknownOutcomeBehindIsToldBySilence() {
        PublishedModule served = new PublishedModule();
        served.refuses = true;
        served.refusal = SecurityModuleException.outcomeUnknown("register 1", new IllegalStateException("x"));
        assertThat(((SecurityModuleException) served.refusal).failure()).isEqualTo(ModuleFailure.OUTCOME_UNKNOWN);
        assertThat(Asking.of(served).ask(SALE)).isEqualTo("nothing");
        assertThat(served.asked).hasSize(1);
    }

    @Test
    void whatTheServedModuleSaysIsSaid() {
        PublishedModule served = new PublishedModule();
        served.refuses = true;
        served.refusal = new SecurityModuleException(SmStatus.PERMISSION_ERROR, "vending is inhibited");
        assertThat(Asking.of(served).ask(SALE)).isEqualTo("SM!VC98");
        served.refusal = SecurityModuleException.extended("AP-S05 X", "AP-S05 X: y", new IllegalStateException("z"));
        assertThat(Asking.of(served).ask(SALE)).isEqualTo("SM!VCEEPAP-S05 X~");
        served.refusal = SecurityModuleException.unreachable("gone", new IllegalStateException("z"));
        assertThat(Asking.of(served).ask(SALE)).isEqualTo("SM!VC01");
    }

    @Test
    void aClockJumpReachesTheServedModuleWhenTheClockIsShared() {
        AdjustableClock clock = new AdjustableClock(Clock.fixed(ContractSetup.NOW, ZoneOffset.UTC));
        ScriptedFaults faults = Faults.scripted();
        SimulatedModule module = new SimulatedModule(
                TestModules.soft(clock, ContractKey.standard()),
                SimulatorProfile.TSM500I,
                ProtocolSettings.DEFAULTS,
                clock,
                faults);
        faults.then(new Fault.ClockJump(Duration.ofDays(8)));
        ModuleLine line = module.openLine(() -> {});
        assertThat(line.answer(new Received.Whole(Frame.parse(SALE)))
                        .frame()
                        .orElseThrow()
                        .text())
                .isEqualTo("SM!VC44");
    }
}
