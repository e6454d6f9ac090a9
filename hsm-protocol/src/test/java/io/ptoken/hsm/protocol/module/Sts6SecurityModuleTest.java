package io.ptoken.hsm.protocol.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.protocol.settings.ModuleSettings.RolloverFlag;
import io.ptoken.hsm.protocol.settings.ModuleSettings.TxCounter;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.hsm.protocol.sts6.vend.VendKeyChange;
import io.ptoken.hsm.protocol.sts6.vend.VendManagement;
import io.ptoken.hsm.protocol.sts6.vend.VerifyToken;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class Sts6SecurityModuleTest {

    private static final ProtocolSettings PROTOCOL = ProtocolSettings.DEFAULTS;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);
    private static final VendCreditRequest CREDIT = VendCredit.decode(
                    "N1~P600727000000000009~N1~N7~N2~N0~H0001~H014EEC~", PROTOCOL)
            .vend();
    private static final VendManagementRequest MANAGEMENT = VendManagement.decode(
                    "N1~P600727000000000009~N1~N7~N2~N0~H000A~H5229FD~", PROTOCOL)
            .vend();
    private static final VendKeyChangeRequest CHANGE = VendKeyChange.decode(
                    "N1~N2~P600727000000000009~N1~N7~N2~N2~N2~", PROTOCOL)
            .vend();
    private static final VerifyTokenRequest VERIFY = VerifyToken.decode(
                    "N1~P600727000000000009~N1~N7~P70630503470028726114~", PROTOCOL)
            .verify();
    private static final String TOKEN = "P3D431F4B0860E9F62~P70630503470028726114~";
    private static final String SECTIONS =
            "P05A5B57B9B77AA51213EE670E5919AF6D0~P0651089414145301838622979178279997208272~";
    private static final String LIMITED =
            "BDT20140101T000000Z;CLM00000005;CLU3;DKGA02;KCVABCDEF;KEN200;KRN2;KT3;SBM0001;"
                    + "SGC123456;ULM00000064;IUT20301231T000000Z;ACT20160101T000000Z;EXP20291231T000000Z";

    private final TalkingModule line = TalkingModule.complete(PROTOCOL);
    private final Sts6SecurityModule module = module(PROTOCOL, Sts6ModuleSettings.TSM250);

    private Sts6SecurityModule module(ProtocolSettings protocol, Sts6ModuleSettings settings) {
        return new Sts6SecurityModule("TSM250 at COM3", line, protocol, settings, CLOCK, line);
    }

    private static SecurityModuleException refusal(ThrowingCallable call) {
        return catchThrowableOfType(SecurityModuleException.class, call);
    }

    @Nested
    class Vending {

        @Test
        void tokensComeAsTheModuleMakesThem() {
            line.answers("SM?VC", "SM!VC00" + TOKEN)
                    .answers("SM?VM", "SM!VM00P3BD091D5F523CA00A~P68961683064326234122~");
            assertThat(module.vendCredit(CREDIT).decimal()).isEqualTo("70630503470028726114");
            assertThat(module.vendManagement(MANAGEMENT).decimal()).isEqualTo("68961683064326234122");
        }

        @Test
        void aRefusalHasTheStatusOfTheModule() {
            line.answers("SM?VC", "SM!VC31");
            SecurityModuleException refusal = refusal(() -> module.vendCredit(CREDIT));
            assertThat(refusal.status()).isEqualTo(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
            assertThat(refusal.failure()).isEqualTo(ModuleFailure.REFUSED);
            assertThat(module.status().vendCounter()).isEqualTo(93080);
        }

        @Test
        void aCodeOfTheVendorsOwnIsADeviceFailureThatNamesIt() {
            line.answers("SM?VC", "SM!VC91");
            assertThatThrownBy(() -> module.vendCredit(CREDIT))
                    .hasMessage("01 DEVICE_FAILURE: SM!VC status 91 (reserved or of the vendor's own)");
        }

        @Test
        void aCarrierThatTheProtocolDoesNotKnowTravelsAsNumeric() {
            VendCreditRequest request = new VendCreditRequest(
                    CREDIT.register(),
                    CREDIT.pan(),
                    CREDIT.ti(),
                    CREDIT.ea(),
                    new TokenCarrierType(7),
                    CREDIT.subclass(),
                    CREDIT.amount(),
                    CREDIT.tid());
            line.answers("SM?VC", "SM!VC31");
            refusal(() -> module.vendCredit(request));
            assertThat(line.asked).singleElement().asString().contains("~N7~N2~");
        }

        @Test
        void anotherNumberOfKeyChangeTokensThanAskedForIsNotHandedOn() {
            VendKeyChangeRequest three = VendKeyChange.decode("N1~N2~P600727000000000009~N1~N7~N2~N2~N3~", PROTOCOL)
                    .vend();
            line.answers("SM?VK", "SM!VK00N0~N2~" + SECTIONS);
            assertThatThrownBy(() -> module.vendKeyChange(three))
                    .hasMessage("01 DEVICE_FAILURE: TSM250 at COM3: 3 key-change tokens were asked for and 2 came");
        }

        @Test
        void theRolloverFlagIsTheModulesOwn() {
            line.answers("SM?VK", "SM!VK00N1~N2~" + SECTIONS);
            assertThat(module.vendKeyChange(CHANGE).rollover()).isTrue();
        }

        @Test
        void aFlagThatTellsNothingIsReplacedByComparingBaseDates() {
            line.answers("SM?VK", "SM!VK00N0~N2~" + SECTIONS)
                    .answers("SM?GAN1~", "SM!GA00PBDT2014;KEN255;KRN1;SGC123456~")
                    .answers("SM?GAN2~", "SM!GA00PBDT2035;KEN255;KRN2;SGC123456~");
            ProtocolSettings zero = PROTOCOL.with(PROTOCOL.module().withRolloverFlag(RolloverFlag.ALWAYS_ZERO));
            assertThat(module(zero, Sts6ModuleSettings.TSM250)
                            .vendKeyChange(CHANGE)
                            .rollover())
                    .isTrue();
        }

        @Test
        void verificationTriesBothLayouts() {
            line.answers("SM?VT", "SM!VT60").answers("SM?VTN1~P600727000000000009~N1~N7~N2~", "SM!VT00N3~");
            assertThat(module.verify(VERIFY)).isEqualTo(new TokenVerification.Invalid(SmStatus.TOKEN_CRC_ERROR));
        }

        @Test
        void anAnswerThatCannotBeReadIsADeviceFailure() {
            line.answers("SM?VT", "SM!VT00X~");
            assertThat(refusal(() -> module.verify(VERIFY)))
                    .hasMessageStartingWith("01 DEVICE_FAILURE: TSM250 at COM3: the answer to SM?VT cannot be read: ");
        }
    }

    @Nested
    class Keys {

        @Test
        void areReadByNameWhateverTheOrder() {
            line.answers("SM?GAN2~", "SM!GA00P" + LIMITED + "~");
            VendingKeyAttributes key = module.vendingKeys().get(0);
            assertThat(key.describe()).isEqualTo("register 2 (SGC 123456 KRN 2 KT 3)");
            assertThat(key.ken().value()).isEqualTo(200);
            assertThat(key.algorithm()).isEqualTo(DecoderKeyAlgorithm.DKGA02);
            assertThat(key.unitLimit()).isEqualTo(new CreditLimit(100));
            assertThat(key.kcv().hex6()).isEqualTo("ABCDEF");
            assertThat(line.askedOf("SM?GA")).hasSize(25);
        }

        @Test
        void attributesThatAreNotToldLeaveTheDecisionToTheModule() {
            line.answers("SM?GAN1~", "SM!GA00PBDT2014;KEN255;KRN1;SGC123456~");
            VendingKeyAttributes key = module.vendingKeys().get(0);
            assertThat(key.keyType()).isEqualTo(KeyType.DUTK);
            assertThat(key.algorithm()).isEqualTo(DecoderKeyAlgorithm.DKGA04);
            assertThat(key.kcv()).isEqualTo(AttributeDefaults.KCV_NOT_TOLD);
            assertThat(key.creditRefusal(CLOCK.instant())).isEmpty();
        }

        @Test
        void aKeyWithoutBaseDateIsLeftOutAndNamed() {
            line.answers("SM?GAN1~", "SM!GA00PKEN255;KRN1;SGC123456~");
            assertThat(module.vendingKeys()).isEmpty();
            assertThat(module.status().details())
                    .containsEntry("register.1", "left out: BDT: got 'nothing', expected a value");
        }

        @Test
        void anUnreadableListLeavesOutThatRegisterAlone() {
            line.answers("SM?GAN1~", "SM!GA00N1~").answers("SM?GAN2~", "SM!GA00P" + LIMITED + "~");
            assertThat(module.vendingKeys())
                    .extracting(VendingKeyAttributes::register)
                    .containsExactly(new RegisterNumber(2));
            assertThat(module.status().details().get("register.1")).contains("SM?GA cannot be read");
        }

        @Test
        void theSearchEndsAfterAsManyEmptyRegistersAsTheSettingsSay() {
            module(PROTOCOL, Sts6ModuleSettings.TSM500I.withScan(new RegisterScan(999, 3)))
                    .vendingKeys();
            assertThat(line.askedOf("SM?GA")).containsExactly("SM?GAN1~", "SM?GAN2~", "SM?GAN3~");
        }

        @Test
        void theSearchEndsWhereTheModuleHasNoMoreRegisters() {
            line.answers("SM?GAN3~", "SM!GA63");
            module.vendingKeys();
            assertThat(line.askedOf("SM?GA")).hasSize(3);
        }

        @Test
        void areAskedForOnceUntilRefreshed() {
            module.vendingKeys();
            module.vendingKeys();
            assertThat(line.askedOf("SM?GA")).hasSize(25);
            module.refresh();
            module.vendingKeys();
            assertThat(line.askedOf("SM?GA")).hasSize(50);
        }

        @Test
        void aSaleUnderALimitMakesThatRegisterBeAskedAgainOnceItIsOld() {
            line.answers("SM?GAN1~", "SM!GA00P" + LIMITED + "~").answers("SM?VC", "SM!VC00" + TOKEN);
            module.vendingKeys();
            module.vendCredit(CREDIT);
            module.vendingKeys();
            assertThat(line.askedOf("SM?GAN1~")).hasSize(1);
            line.now = line.now.plusSeconds(10);
            line.answers("SM?GAN1~", "SM!GA00P" + LIMITED.replace("ULM00000064", "ULM00000063") + "~");
            assertThat(module.vendingKeys().get(0).unitLimit()).isEqualTo(new CreditLimit(99));
            assertThat(line.askedOf("SM?GAN1~")).hasSize(2);
            assertThat(line.askedOf("SM?GA")).hasSize(26);
        }

        @Test
        void anEmptyRegisterThatWasListedMakesAllBeAskedAgain() {
            line.answers("SM?GAN1~", "SM!GA00P" + LIMITED + "~").answers("SM?VC", "SM!VC28");
            module.vendingKeys();
            assertThat(refusal(() -> module.vendCredit(CREDIT)).status()).isEqualTo(SmStatus.VK_REG_NOT_FOUND_ERROR);
            line.answers("SM?GAN1~", "SM!GA28");
            assertThat(module.vendingKeys()).isEmpty();
        }

        @Test
        void anotherModuleOnTheLineIsNotTakenForTheOneBefore() {
            line.answers("SM?GAN1~", "SM!GA00P" + LIMITED + "~");
            module.vendingKeys();
            module.channelOpened();
            module.vendingKeys();
            assertThat(line.askedOf("SM?GA")).hasSize(25);
            line.answers("SM?DI", "SM!DI00P94000002~PSTS65V10~").answers("SM?GAN1~", "SM!GA28");
            module.channelOpened();
            assertThat(module.vendingKeys()).isEmpty();
        }

        @Test
        void aTamperedModuleListsNothingAndSaysWhy() {
            line.answers("SM?GA", "GL!ER57");
            assertThat(refusal(module::vendingKeys).status()).isEqualTo(SmStatus.TAMPERED_STATE);
        }

        @Test
        void aFirmwareThatDoesNotListThemLacksThat() {
            line.answers("SM?GA", "GL!ER21");
            assertThat(module.vendingKeys()).isEmpty();
            assertThat(module.lacks())
                    .containsEntry(ModuleCapability.KEY_ATTRIBUTES, "its firmware does not know SM?GA");
        }
    }

    @Nested
    class Status {

        @Test
        void tellsWhatTheModuleTells() {
            ModuleStatus status = module.status();
            assertThat(status.moduleId()).isEqualTo("94000001");
            assertThat(status.firmwareId()).isEqualTo("STS65V10");
            assertThat(status.hardwareId()).isEqualTo("Prism-TSM250-1");
            assertThat(status.idSm()).isEqualTo("SMID.1:Prism:94000001:20240101T000000Z:0123456789ABCDEF:59D1");
            assertThat(status.clock()).isEqualTo(Instant.parse("2024-05-01T10:15:00Z"));
            assertThat(status.tidWindow()).isEqualTo(Duration.ofDays(7));
            assertThat(status.vendCounter()).isEqualTo(93080);
            assertThat(status.inhibitVendDate()).contains(Instant.parse("2025-12-31T22:00:00Z"));
            assertThat(status.details())
                    .containsEntry("unit.id", "0123456789ABCDEF")
                    .containsKey("sta.tables");
        }

        @Test
        void costsNoQuestionUntilItIsOldAndIsCarriedOnMeanwhile() {
            line.answers("SM?VC", "SM!VC00" + TOKEN);
            module.status();
            int asked = line.asked.size();
            module.vendCredit(CREDIT);
            line.now = line.now.plusSeconds(29);
            assertThat(module.status().clock()).isEqualTo(Instant.parse("2024-05-01T10:15:29Z"));
            assertThat(module.status().vendCounter()).isEqualTo(93081);
            assertThat(line.asked).hasSize(asked + 1);
            line.now = line.now.plusSeconds(1);
            assertThat(module.status().clock()).isEqualTo(Instant.parse("2024-05-01T10:15:00Z"));
        }

        @Test
        void aCounterThatCountsDownTellsWhatIsLeft() {
            var down = new io.ptoken.hsm.protocol.settings.ModuleSettings(
                    25,
                    PROTOCOL.module().privilegedLimits(),
                    SmStatus.PERMISSION_ERROR,
                    SmStatus.VK_REG_NOT_FOUND_ERROR,
                    PROTOCOL.module().faultOrder(),
                    PROTOCOL.module().limitCharging(),
                    PROTOCOL.module().subclassMask(),
                    TxCounter.COUNTS_DOWN,
                    SmStatus.PERMISSION_ERROR,
                    RolloverFlag.BASE_DATE_CHANGE,
                    PROTOCOL.module().echoDelay(),
                    true);
            line.answers("SM?VC", "SM!VC00" + TOKEN);
            Sts6SecurityModule licensed = module(PROTOCOL.with(down), Sts6ModuleSettings.TSM250);
            licensed.status();
            licensed.vendCredit(CREDIT);
            assertThat(licensed.status().transactionsLeft()).contains(93079L);
            assertThat(licensed.status().vendCounter()).isEqualTo(1);
        }

        @Test
        void aFirmwareThatKnowsTheIdentityAloneIsTolerated() {
            TalkingModule poor = new TalkingModule(PROTOCOL).answers("SM?DI", "SM!DI00P94000001~PSTS65V10~");
            Sts6SecurityModule bare =
                    new Sts6SecurityModule("x", poor, PROTOCOL, Sts6ModuleSettings.TSM250, CLOCK, poor);
            ModuleStatus status = bare.status();
            assertThat(status.clock()).isEqualTo(CLOCK.instant());
            assertThat(status.tidWindow()).isZero();
            assertThat(status.vendCounter()).isZero();
            assertThat(status.idSm()).matches("SMID\\.1:UNKNOWN:94000001:19700101T000000Z:0{16}:[0-9A-F]{4}");
            assertThat(bare.lacks())
                    .containsKeys(ModuleCapability.CLOCK, ModuleCapability.COUNTERS, ModuleCapability.LICENCES)
                    .doesNotContainKey(ModuleCapability.UNIT_CREDIT);
            int asked = poor.asked.size();
            bare.channelOpened();
            bare.status();
            assertThat(poor.asked).hasSize(asked + 1);
        }

        @Test
        void productDataOfAnotherLayoutIsNotAskedForAgain() {
            line.answers("SM?PD", "SM!PD00N1~N2~");
            module.status();
            assertThat(module.lacks()).containsEntry(ModuleCapability.COUNTERS, "its answer to SM?PD cannot be read");
            module.channelOpened();
            module.status();
            assertThat(line.askedOf("SM?PD")).hasSize(1);
        }

        @Test
        void tamperErrorAndLoaderAreStatesWithTheIdentityOfBefore() {
            module.status();
            for (String[] state :
                    List.of(new String[] {"GL!ER57", "TAMPERED"}, new String[] {"GL!ER58", "ERROR"}, new String[] {
                        "GL!ER21", "LOADER"
                    })) {
                line.answers("SM?DI", state[0]);
                module.channelOpened();
                assertThat(module.status().state()).isEqualTo(ModuleState.valueOf(state[1]));
                assertThat(module.status().moduleId()).isEqualTo("94000001");
            }
        }

        @Test
        void aSaleThatFindsTheModuleTamperedMakesTheStatusBeAskedAgain() {
            module.status();
            line.answers("SM?VC", "GL!ER57").answers("SM?DI", "GL!ER57");
            assertThat(refusal(() -> module.vendCredit(CREDIT)).status()).isEqualTo(SmStatus.TAMPERED_STATE);
            assertThat(module.status().state()).isEqualTo(ModuleState.TAMPERED);
        }

        @Test
        void whatALoaderDoesNotKnowIsNoLackOfTheModule() {
            line.answers("SM?VC", "GL!ER21").answers("SM?DI", "GL!ER21");
            refusal(() -> module.vendCredit(CREDIT));
            assertThat(module.lacks()).containsKey(ModuleCapability.UNIT_CREDIT);
            assertThat(module.status().state()).isEqualTo(ModuleState.LOADER);
            assertThat(module.lacks()).doesNotContainKey(ModuleCapability.UNIT_CREDIT);
        }

        @Test
        void anOfficersModeIsTold() {
            line.answers("SM?PD", "SM!PD00PAcMode=AC:PRIVILEGED~");
            assertThat(module.status().state()).isEqualTo(ModuleState.PRIVILEGED);
        }

        @Test
        void manufacturingFirmwareLacksCredit() {
            line.answers("SM?DI", "SM!DI00P94000001~PSTS65M10~");
            module.status();
            assertThat(module.lacks()).containsKeys(ModuleCapability.UNIT_CREDIT, ModuleCapability.CURRENCY_CREDIT);
        }
    }

    @Test
    void licencesAreRefusedWithTheReason() {
        assertThat(refusal(() -> module.loadTransactionLicence("x")))
                .hasMessageStartingWith("98 PERMISSION_ERROR: TSM250 at COM3: licences of this program");
        assertThat(line.asked).isEmpty();
    }

    @Test
    void theCapacityIsThatOfTheSettings() {
        assertThat(module.capacity()).isEqualTo(25);
    }
}
