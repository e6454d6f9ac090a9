package io.ptoken.hsm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.legacy.CreditUpdateBlock;
import io.ptoken.hsm.protocol.legacy.DesBlock;
import io.ptoken.hsm.protocol.legacy.LegacyBalance;
import io.ptoken.hsm.protocol.legacy.LegacyEncrypt;
import io.ptoken.hsm.protocol.legacy.LegacyQueryBalance;
import io.ptoken.hsm.protocol.legacy.LegacyRegister;
import io.ptoken.hsm.protocol.legacy.LegacyStatus;
import io.ptoken.hsm.protocol.legacy.LegacyUpdateBalance;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.bits.TokenNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyFirmwareTest {

    /** 0.1 kWh for the standard key, at the time of the contract. */
    private static final String SALE = "SM?TC600727000000000009 01201457011FF00677A00L000001";

    private static Asking asking(SecurityModule served, LegacyRules rules) {
        return Asking.of(
                served,
                SimulatorProfile.TSM250_LEGACY
                        .withModuleId(new ModuleId("94000001"))
                        .withLegacy(rules),
                ProtocolSettings.DEFAULTS);
    }

    private static Asking asking() {
        return asking(TestModules.soft(ContractKey.standard()), LegacyRules.DEFAULT);
    }

    @Test
    void theModuleTellsWhoItIs() {
        assertThat(asking().askLine("SM?IDCF94")).isEqualTo("SM!ID0094000001STS05V100123456789ABCDEF2E43");
        assertThat(asking().ask("GL?EC00003abc")).isEqualTo("GL!EC00003abc");
    }

    @Test
    void tokensAreThoseOfTheServedModuleInTheFormOfTheDialect() {
        Asking asking = asking();
        String sts6 = Asking.of(ContractKey.standard()).ask("SM?VCN1~P600727000000000009~N1~N7~N2~N0~H0001~H677A00~");
        String token = sts6.substring(8, 25) + sts6.substring(27, 47);
        assertThat(asking.ask(SALE)).isEqualTo("SM!TC00" + token);
        assertThat(asking.ask(SALE.replace("L000001", "0001"))).isEqualTo("SM!TC00" + token);
        TokenNumber control = TokenNumber.parseDecimal("23949330916854805699");
        assertThat(asking.ask("SM?TM600727000000000009 01201457011FF10677A00007B"))
                .isEqualTo("SM!TM00" + control.hex() + control.decimal());
        TokenNumber first = TokenNumber.parseDecimal("33807062601015562826");
        TokenNumber second = TokenNumber.parseDecimal("37576989684046204358");
        assertThat(asking.ask("SM?TK600727000000000009 0101201457201457010211FFFF"))
                .isEqualTo("SM!TK00" + first.hex() + second.hex() + first.decimal() + second.decimal());
    }

    @ParameterizedTest
    @CsvSource({
        "04, 600727000000000009 00201457011FF00677A00L000001",
        "04, 600727000000000009 01201458011FF00677A00L000001",
        "04, 600727000000000009 01201457012FF00677A00L000001",
        "04, 600727000000000009 01201457011FE00677A00L000001",
        "72, 600727000000000009 02201457011FF00677A00L000001",
        "67, 600727000000000009 01201457011FF04677A00L000001",
        "40, 600727000000000009 01201457011FF00000001L000001",
        "02, 600727000000000008 01201457011FF00677A00L000001",
        "02, 60072700000000000901201457011FF00677A00L000001"
    })
    void aSaleIsRefusedAndNothingIsVendedOrCharged(String status, String body) {
        Asking asking = asking();
        LegacyBalance before = asking.ask(new LegacyQueryBalance());
        assertThat(asking.ask("SM?TC" + body)).isEqualTo("SM!TC" + status);
        assertThat(asking.served.status().vendCounter()).isZero();
        assertThat(asking.ask(new LegacyQueryBalance())).isEqualTo(before);
    }

    @Test
    void theStatusOfAWrongKeyIsARule() {
        Asking asking = asking(
                TestModules.soft(ContractKey.standard()),
                LegacyRules.DEFAULT.withKeyMismatch(LegacyStatus.DOMAIN_INVALID));
        assertThat(asking.ask(SALE.replace("01201457", "01201458"))).isEqualTo("SM!TC23");
    }

    @Test
    void theNearestStatusIsToldForWhatTheServedModuleRefuses() {
        PublishedModule nothing = new PublishedModule();
        assertThat(asking(nothing, LegacyRules.DEFAULT).ask(SALE)).isEqualTo("SM!TC72");
        LegacyFirmware.LegacyRefuses refusals = new LegacyFirmware.LegacyRefuses();
        for (SmStatus status : SmStatus.values()) {
            String told = refusals.of(CommandCode.sm("TC"), new SecurityModuleException(status))
                    .status()
                    .code();
            assertThat(told).as("%s", status).matches("0[125]|31|40|67|69|72|82");
        }
        nothing.state = ModuleState.TAMPERED;
        assertThat(asking(nothing, LegacyRules.DEFAULT).ask(SALE)).isEqualTo("SM!TC01");
    }

    @Test
    void creditComesFromThePoolAndOnlyOnSuccess() {
        Asking asking = asking(TestModules.soft(ContractKey.standard()), LegacyRules.DEFAULT.withBalance(3));
        assertThat(asking.ask("SM?TS")).isEqualTo("SM!TS00000003");
        asking.ask(SALE);
        assertThat(asking.ask("SM?TS")).isEqualTo("SM!TS00000002");
        assertThat(asking.ask(SALE.replace("L000001", "L000003"))).isEqualTo("SM!TC31");
        assertThat(asking.ask(SALE.replace("L000001", "L000002"))).startsWith("SM!TC00");
        assertThat(asking.ask("SM?TS")).isEqualTo("SM!TS00000000");
        assertThat(asking.ask(SALE)).isEqualTo("SM!TC31");
        assertThat(asking.served.status().vendCounter()).isEqualTo(2);
    }

    @Test
    void aBalanceIsNeverToldTooHigh() {
        // 20000 tenths cannot be written: 3616 * 10 + 16384 is more, 3615 * 10 + 16384 is less.
        Asking asking = asking(TestModules.soft(ContractKey.standard()), LegacyRules.DEFAULT.withBalance(20_000));
        assertThat(asking.ask(new LegacyQueryBalance()).balance().decode()).isEqualTo(19_994);
    }

    /** The refill of module protocol section 5.5: working key, block, update. */
    @Test
    void thePoolIsRefilledAsHostsDo() {
        Asking asking = asking(TestModules.soft(ContractKey.standard()), LegacyRules.DEFAULT.withBalance(0));
        assertThat(asking.askLine("SM?IK07CS0123456789ABCDEFC84B")).isEqualTo("SM!IK00D5D44FF720683D0DAE52");
        assertThat(asking.ask("SM?GK84CS07T")).matches("SM!GK00[0-9A-F]{32}");
        assertThat(update(asking, 1, "94000001")).isEqualTo("SM!TU0001416A");
        assertThat(asking.ask("SM?TS")).isEqualTo("SM!TS0001416A");
        assertThat(asking.ask(SALE)).startsWith("SM!TC00");
        assertThat(update(asking, 1, "94000001")).isEqualTo("SM!TU34");
        assertThat(update(asking, 3, "94000001")).isEqualTo("SM!TU34");
        assertThat(update(asking, 2, "94000002")).isEqualTo("SM!TU33");
        assertThat(asking.ask("SM?TU840123456789ABCDEF")).isEqualTo("SM!TU32");
        assertThat(asking.ask("SM?TU850123456789ABCDEF")).isEqualTo("SM!TU72");
        assertThat(asking.ask("SM?TS")).isEqualTo("SM!TS00014169");
    }

    private static String update(Asking asking, int sequence, String module) {
        LegacyRegister working = new LegacyRegister(84);
        String block = new CreditUpdateBlock(1, new ModuleId(module), sequence, new UnitAmountCode(0x416A)).encode();
        LegacyEncrypt.Response cipher =
                asking.ask(new LegacyEncrypt(0, working, new LegacyRegister(0), new LegacyRegister(0), block));
        return asking.ask("SM?TU"
                + new LegacyUpdateBalance(working, new DesBlock(cipher.cipher())).encode(ProtocolSettings.DEFAULTS));
    }

    @Test
    void aKeyIsLoadedUnderItsParent() {
        Asking asking = asking();
        asking.ask("SM?IK07CS0123456789ABCDEF");
        // The encryption of that key under itself: what comes back is the check value of what was loaded.
        String encrypted = asking.ask("SM?ED0070000H0160123456789ABCDEF").substring(7);
        assertThat(asking.ask("SM?LK01CS07T" + encrypted)).isEqualTo("SM!LK00D5D44FF720683D0D");
        assertThat(asking.ask("SM?LK01CS09T" + encrypted)).isEqualTo("SM!LK72");
        assertThat(asking.ask("SM?IK00CS0123456789ABCDEF")).isEqualTo("SM!IK04");
        assertThat(asking.ask("SM?ED1070000H0160123456789ABCDEF")).isEqualTo("SM!ED67");
        assertThat(asking.ask("SM?ED0070000H0140123456789ABCD")).isEqualTo("SM!ED67");
        assertThat(asking.ask("SM?ED0080000H0160123456789ABCDEF")).isEqualTo("SM!ED72");
    }

    @Test
    void aKeyPutThereByAHostMakesNoTokens() {
        Asking asking = asking();
        asking.ask("SM?IK02CS0123456789ABCDEF");
        assertThat(asking.ask(SALE.replace("01201457", "02201457"))).isEqualTo("SM!TC72");
    }

    @Test
    void theFirstKeyChangeOfAMeterIsNotSupported() {
        assertThat(asking().ask("SM?GT0107600727000000000009 201457011FF")).isEqualTo("SM!GT67");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SM?DI", "SM?VC", "SM?CK", "GL?PS", "SM?QLN0~"})
    void whatTheDialectDoesNotKnowIs21(String text) {
        assertThat(asking().ask(text)).isEqualTo("GL!ER21");
    }

    @Test
    void theLastResponseIsSentAgain() {
        Asking asking = asking();
        String sold = asking.ask(SALE);
        assertThat(asking.ask("GL?RR")).isEqualTo(sold);
        assertThat(asking.served.status().vendCounter()).isEqualTo(1);
        assertThat(asking.ask("GL?RS")).isEqualTo("GL!RS00");
    }

    @Test
    void keyChangesNeedBothKeys() {
        Asking asking = asking(
                TestModules.soft(
                        ContractKey.standard(),
                        ContractKey.dkga04(2, 201458, 1, BaseDate.BDT_2014).withCluster(1)),
                LegacyRules.DEFAULT);
        assertThat(asking.ask("SM?TK600727000000000009 0103201457201457010211FFFF"))
                .isEqualTo("SM!TK72");
        assertThat(asking.ask("SM?TK600727000000000009 0101201457201458010211FFFF"))
                .isEqualTo("SM!TK04");
        assertThat(asking.ask("SM?TK600727000000000009 0102201457201458010211FFFF"))
                .isEqualTo("SM!TK82");
    }
}
