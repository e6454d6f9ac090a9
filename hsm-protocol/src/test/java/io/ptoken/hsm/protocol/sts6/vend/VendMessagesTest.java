package io.ptoken.hsm.protocol.sts6.vend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.Frame;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.CommandSettings.VerifyLayout;
import io.ptoken.hsm.protocol.settings.FieldSettings.HexWidth;
import io.ptoken.hsm.protocol.settings.ModuleSettings.RolloverFlag;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.manufacture.MakeInitialKeyChange;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.math.BigInteger;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendMessagesTest {

    private static final ProtocolSettings SETTINGS = ProtocolSettings.DEFAULTS;
    private static final MeterPan PAN = new MeterPan("600727000000000009");
    private static final String VC = "N1~P600727000000000009~N1~N7~N2~N0~H0001~H014EEC~";
    private static final TokenNumber TOKEN = TokenNumber.parseDecimal("70630503470028726114");

    /** Published vector CTSA01 step 1: base 2014, 2014-03-01 13:00, 0.1 kWh, TI 1, EA 7. */
    @Test
    void readsThePublishedSale() {
        VendCreditRequest sale = VendCredit.decode(VC, SETTINGS).vend();
        assertThat(sale)
                .isEqualTo(new VendCreditRequest(
                        new RegisterNumber(1),
                        PAN,
                        new TariffIndex(1),
                        EncryptionAlgorithm.STA,
                        TokenCarrierType.NUMERIC,
                        CreditSubclass.ELECTRICITY,
                        UnitAmountCode.encode(1),
                        TokenIdentifier.at(BaseDate.BDT_2014, Instant.parse("2014-03-01T13:00:00Z"))));
        assertThat(new VendCredit(sale).repetition()).isEqualTo(Repetition.FORBIDDEN);
    }

    @Test
    void readsTheSaleInCurrency() {
        VendCreditRequest sale = VendCredit.decode("N1~P600727000000000009~N1~N7~N2~N4~H00A006~H014EEC~", SETTINGS)
                .vend();
        assertThat(sale.subclass()).isEqualTo(CreditSubclass.ELECTRICITY_CURRENCY);
        assertThat(sale.amount()).isEqualTo(CurrencyAmountCode.encode(BigInteger.valueOf(1_000_000)));
    }

    /** Published vector CTSA03: maximum power limit 10 W, 2024-03-28 09:01. */
    @Test
    void readsThePublishedPowerLimit() {
        VendManagementRequest limit = VendManagement.decode(
                        "N1~P600727000000000009~N1~N7~N2~N0~H000A~H5229FD~", SETTINGS)
                .vend();
        assertThat(limit.payload()).isEqualTo(10);
        assertThat(limit.tid().instant(BaseDate.BDT_2014)).isEqualTo("2024-03-28T09:01:00Z");
    }

    @Test
    void writesTheAmountInMinimalWidthWhenToldSo() {
        ProtocolSettings minimal = SETTINGS.with(SETTINGS.fields().withHexWidth(HexWidth.MINIMAL));
        VendCredit sale = VendCredit.decode(VC, SETTINGS);
        String body = sale.encode(minimal);
        assertThat(body).isEqualTo("N1~P600727000000000009~N1~N7~N2~N0~H01~H014EEC~");
        assertThat(VendCredit.decode(body, SETTINGS)).isEqualTo(sale);
    }

    @ParameterizedTest
    @CsvSource({
        "N1~P600727000000000009~N1~N7~N2~N0~H0001~, PTVD_NFIELDS, 41",
        "N1~N600727000000000009~N1~N7~N2~N0~H0001~H014EEC~, PTVD_FIELDTYPE, 3",
        "N01~P600727000000000009~N1~N7~N2~N0~H0001~H014EEC~, PTVD_ENCODING, 0",
        "N0~P600727000000000009~N1~N7~N2~N0~H0001~H014EEC~, PTVD_RANGE, 0",
        "N1000~P600727000000000009~N1~N7~N2~N0~H0001~H014EEC~, PTVD_RANGE, 0",
        "N1~P600727000000000009~N1~N7~N3~N0~H0001~H014EEC~, PTVD_RANGE, 29",
        "N1~P600727000000000009~N1~N7~N2~N0~H010000~H014EEC~, PTVD_RANGE, 35",
        "N1~P600727000000000009~N1~N7~N2~N4~H100000~H014EEC~, PTVD_RANGE, 35",
        "N1~P600727000000000009~N1~N7~N2~N0~H0001~H01000000~, PTVD_RANGE, 41",
        "N1~P600727000000000008~N1~N7~N2~N0~H0001~H014EEC~, INVALID_PAN_ERROR, 3",
        "N1~P60072700000000000~N1~N7~N2~N0~H0001~H014EEC~, INVALID_PAN_ERROR, 3",
        "N1~P600727000000000009~N100~N7~N2~N0~H0001~H014EEC~, KEY_PARAM_ERROR, 23",
        "N1~P600727000000000009~N1~N8~N2~N0~H0001~H014EEC~, KEY_PARAM_ERROR, 26",
        "N1~P600727000000000009~N1~N7~N2~N8~H0001~H014EEC~, KEY_PARAM_ERROR, 32",
        "N1~P60072700000000000~N100~N7~N2~N0~H0001~H01000000~, PTVD_RANGE, 42",
        "N1~P600727000000000008~N100~N7~N2~N0~H0001~H014EEC~, INVALID_PAN_ERROR, 3",
    })
    void refusesFaultySalesInTheOrderOfSection6_3(String body, SmStatus status, int position) {
        assertThatThrownBy(() -> VendCredit.decode(body, SETTINGS)).isInstanceOfSatisfying(FieldException.class, e -> {
            assertThat(e.status()).isEqualTo(status);
            assertThat(e.position()).isEqualTo(position);
        });
    }

    @Test
    void managementSubclassesGoTo15AndKeyChangesNeedTwoToFourTokens() {
        assertStatus(
                () -> VendManagement.decode("N1~P600727000000000009~N1~N7~N2~N16~H0001~H014EEC~", SETTINGS),
                SmStatus.KEY_PARAM_ERROR);
        assertStatus(
                () -> VendKeyChange.decode("N1~N1~P600727000000000009~N1~N7~N2~N2~N5~", SETTINGS),
                SmStatus.INVALID_NUM_TOKENS);
    }

    /** The protocol knows 1 and 2; the token does not depend on it, so whatever is no magnetic card is numeric. */
    @ParameterizedTest
    @CsvSource({"0, 2", "1, 1", "2, 2", "3, 2", "7, 2", "8, 2", "99, 2"})
    void everyCarrierTravelsAsOneOfTwo(int tct, int sent) {
        VendCreditRequest sale = VendCredit.decode(VC, SETTINGS).vend();
        VendCreditRequest other = new VendCreditRequest(
                sale.register(),
                sale.pan(),
                sale.ti(),
                sale.ea(),
                new TokenCarrierType(tct),
                sale.subclass(),
                sale.amount(),
                sale.tid());
        assertThat(new VendCredit(other).encode(SETTINGS)).isEqualTo(VC.replace("~N7~N2~", "~N7~N" + sent + "~"));
        VendManagementRequest management = new VendManagementRequest(
                sale.register(), sale.pan(), sale.ti(), sale.ea(), new TokenCarrierType(tct), 0, 1, sale.tid());
        assertThat(new VendManagement(management).encode(SETTINGS))
                .isEqualTo(VC.replace("~N7~N2~", "~N7~N" + sent + "~"));
        VendKeyChangeRequest keyChange = new VendKeyChangeRequest(
                sale.register(),
                sale.register(),
                sale.pan(),
                sale.ti(),
                sale.ti(),
                sale.ea(),
                new TokenCarrierType(tct),
                KeyChangeSetKind.TWO_KCT);
        assertThat(new VendKeyChange(keyChange).encode(SETTINGS))
                .isEqualTo("N1~N1~P600727000000000009~N1~N7~N" + sent + "~N1~N2~");
        assertThat(new MakeInitialKeyChange(
                                sale.register(),
                                sale.pan(),
                                sale.ti(),
                                sale.ea(),
                                new TokenCarrierType(tct),
                                KeyChangeSetKind.TWO_KCT)
                        .encode(SETTINGS))
                .isEqualTo("N1~P600727000000000009~N1~N7~N" + sent + "~N2~");
    }

    @Test
    void aTokenCountsOnlyWhenBothFormsAgreeAndIsNeverShown() {
        assertThat(VendedToken.decode("P3D431F4B0860E9F62~P70630503470028726114~", SETTINGS)
                        .token())
                .isEqualTo(TOKEN);
        assertTokenFault("P3D431F4B0860E9F62~P70630503470028726115~", "is another token than the decimal form says");
        assertTokenFault("P3D431F4B0860E9F62~P7063050347002872611~", "is no token");
        assertTokenFault("P3D431F4B0860E9F6~P70630503470028726114~", "is no token");
    }

    @Test
    void keyChangeTokensAreCountedAndCompared() {
        KeyChangeTokens tokens = KeyChangeTokens.decode(
                "N1~N2~P05A5B57B9B77AA51213EE670E5919AF6D0~P0651089414145301838622979178279997208272~", SETTINGS);
        assertThat(tokens.vended().rollover()).isTrue();
        assertThat(tokens.vended().tokens())
                .extracting(TokenNumber::decimal)
                .containsExactly("06510894141453018386", "22979178279997208272");
        ProtocolSettings silent = SETTINGS.with(SETTINGS.module().withRolloverFlag(RolloverFlag.ALWAYS_ZERO));
        assertThat(tokens.encode(silent)).startsWith("N0~N2~");
        assertThatThrownBy(() -> KeyChangeTokens.decode("N0~N3~P05A5B57B9B77AA51213EE670E5919AF6D0~P06~", SETTINGS))
                .hasMessage("63 PTVD_RANGE at character 6: field 3 (tokens hex) has 34 digits, expected 51");
        assertStatus(() -> KeyChangeTokens.decode("N2~N2~P~P~", SETTINGS), SmStatus.PTVD_RANGE);
    }

    @Test
    void verificationIsAskedInEitherLayout() {
        VerifyTokenRequest verify =
                new VerifyTokenRequest(new RegisterNumber(1), PAN, new TariffIndex(1), EncryptionAlgorithm.STA, TOKEN);
        String a = "N1~P600727000000000009~N1~N7~P70630503470028726114~";
        String b = "N1~P600727000000000009~N1~N7~N2~P3D431F4B0860E9F62~";
        assertThat(new VerifyToken(verify, VerifyLayout.A).encode(SETTINGS)).isEqualTo(a);
        assertThat(new VerifyToken(verify, VerifyLayout.B).encode(SETTINGS)).isEqualTo(b);
        assertThat(VerifyToken.decode(a, SETTINGS)).isEqualTo(new VerifyToken(verify, VerifyLayout.A));
        assertThat(VerifyToken.decode(b, SETTINGS)).isEqualTo(new VerifyToken(verify, VerifyLayout.B));
        assertStatus(() -> VerifyToken.decode("N1~P600727000000000009~N1~N7~", SETTINGS), SmStatus.PTVD_NFIELDS);
        assertStatus(
                () -> VerifyToken.decode("N1~P600727000000000009~N1~N7~P3D431F4B0860E9F62~", SETTINGS),
                SmStatus.PTVD_RANGE);
    }

    @ParameterizedTest
    @CsvSource({
        "N3~N0~N0~H0000~H000000~, TOKEN_CRC_ERROR",
        "N3~, TOKEN_CRC_ERROR",
        "N41~, KEY_EXPIRED_ERROR",
        "N42~N0~, KEY_ISSUE_EXPIRED_ERROR",
        "N80~, DDTK_CREDIT_ERROR",
    })
    void aBadTokenMayLackTheOtherFields(String body, SmStatus reason) {
        assertThat(VerifiedToken.decode(body, SETTINGS).verification())
                .isEqualTo(new TokenVerification.Invalid(reason));
    }

    @Test
    void aGoodTokenHasThemAll() {
        assertThat(VerifiedToken.decode("N0~N2~N10~H0001~H014EEC~", SETTINGS).verification())
                .isEqualTo(
                        new TokenVerification.Valid(TokenClass.METER_SPECIFIC, 10, 1, new TokenIdentifier(0x014EEC)));
        assertThat(VerifiedToken.decode("N0~N0~N4~H0FFFFF~H014EEC~", SETTINGS).verification())
                .isEqualTo(new TokenVerification.Valid(TokenClass.CREDIT, 4, 0xFFFFF, new TokenIdentifier(0x014EEC)));
        assertStatus(() -> VerifiedToken.decode("N0~", SETTINGS), SmStatus.PTVD_NFIELDS);
        assertStatus(() -> VerifiedToken.decode("N0~N0~N0~H0FFFFF~H014EEC~", SETTINGS), SmStatus.PTVD_RANGE);
        assertStatus(() -> VerifiedToken.decode("N31~", SETTINGS), SmStatus.PTVD_RANGE);
        assertStatus(() -> VerifiedToken.decode("N77~", SETTINGS), SmStatus.PTVD_RANGE);
    }

    @Test
    void aBadTokenMayBeToldByStatus03Too() {
        VerifyToken verify = new VerifyToken(
                new VerifyTokenRequest(new RegisterNumber(1), PAN, new TariffIndex(1), EncryptionAlgorithm.STA, TOKEN),
                VerifyLayout.A);
        assertThat(verify.read((ResponseFrame) Frame.parse("SM!VT03"), SETTINGS).verification())
                .isEqualTo(new TokenVerification.Invalid(SmStatus.TOKEN_CRC_ERROR));
        assertThatThrownBy(() -> verify.read((ResponseFrame) Frame.parse("SM!VT76"), SETTINGS))
                .isInstanceOf(RefusedException.class)
                .hasMessage("SM!VT status 76");
    }

    private static void assertTokenFault(String body, String message) {
        assertThatThrownBy(() -> VendedToken.decode(body, SETTINGS))
                .isInstanceOf(FieldException.class)
                .hasMessageEndingWith(message)
                .hasMessageNotContaining("7063")
                .hasMessageNotContaining("3D43");
    }

    private static void assertStatus(ThrowingCallable call, SmStatus status) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FieldException.class, e -> assertThat(e.status()).isEqualTo(status));
    }
}
