package io.ptoken.hsm.protocol.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.LegacySettings;
import io.ptoken.hsm.protocol.settings.LegacySettings.CreditAmount;
import io.ptoken.hsm.protocol.settings.LegacySettings.Ken;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.tid.TokenIdentifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyMessagesTest {

    private static final ProtocolSettings SETTINGS = ProtocolSettings.DEFAULTS;
    private static final ProtocolSettings OTHER = SETTINGS.with(new LegacySettings(CreditAmount.H4, Ken.DECIMAL, true));
    private static final String SALE = "600727000000000009 01123456011FF00A9D6ACL000001";

    @Test
    void readsTheFieldsOfASale() {
        LegacyVendCredit sale = LegacyVendCredit.decode(SALE, SETTINGS);
        assertThat(sale)
                .isEqualTo(new LegacyVendCredit(
                        new MeterPan("600727000000000009"),
                        new LegacyKey(
                                new LegacyRegister(1),
                                new SupplyGroupCode(123456),
                                new TariffIndex(1),
                                new KeyRevision(1),
                                KeyExpiryNumber.NEVER),
                        0,
                        new TokenIdentifier(0xA9D6AC),
                        UnitAmountCode.encode(1)));
        assertThat(sale.repetition()).isEqualTo(Repetition.FORBIDDEN);
    }

    @Test
    void amountAndKenHaveTwoForms() {
        LegacyVendCredit sale = LegacyVendCredit.decode("600727000000000009 011234560119900A9D6AC0001", OTHER);
        assertThat(sale.key().ken()).isEqualTo(new KeyExpiryNumber(99));
        assertThat(sale.encode(OTHER)).isEqualTo("600727000000000009 011234560119900A9D6AC0001");
        assertThat(sale.encode(SETTINGS)).isEqualTo("600727000000000009 011234560116300A9D6ACL000001");
        assertThatThrownBy(() -> LegacyVendCredit.decode(SALE, SETTINGS).encode(OTHER))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("KEN: got '255', expected 0-99");
    }

    @ParameterizedTest
    @CsvSource({
        "'600727000000000009 01123456011FF00A9D6ACL00000', 40, 'amount has 6 characters, expected 7'",
        "'600727000000000009 01123456011FF00A9D6ACL0000011', 47, 'body has 1 characters too many'",
        "'600727000000000009 01123456011FF00A9D6ACL010001', 40, 'amount: got ''L010001'', expected L00 and 4 upper-case hex digits'",
        "'600727000000000009001123456011FF00A9D6ACL000001', 0, 'MeterPAN: got ''6007270000000000090'', expected 18 digits and a space'",
        "'600727000000000008 01123456011FF00A9D6ACL000001', 0, 'MeterPAN: got ''600727000000000008'', expected check digit 9'",
        "'600727000000000009 0x123456011FF00A9D6ACL000001', 20, 'register expected 2 digits'",
        "'600727000000000009 01123456010FF00A9D6ACL000001', 29, 'KRN: got ''0'', expected 1-9'",
        "'600727000000000009 01123456011fF00A9D6ACL000001', 30, 'KEN expected 2 upper-case hex digits'",
        "'600727000000000009 01123456011FF16A9D6ACL000001', 32, 'subclass: got ''16'', expected 0-15'",
        "'600727000000000009 01', 21, 'SGC has 0 characters, expected 6'",
    })
    void tellsWhatIsWrongAndWhere(String body, int position, String what) {
        assertThatThrownBy(() -> LegacyVendCredit.decode(body, SETTINGS))
                .isInstanceOfSatisfying(
                        FieldException.class, e -> assertThat(e.status()).isEqualTo(SmStatus.FORMAT_ERROR))
                .hasMessage("02 FORMAT_ERROR at character " + position + ": " + what);
    }

    @Test
    void tokensCountOnlyWhenBothFormsAgree() {
        String hex = "3D431F4B0860E9F62";
        assertThat(LegacyToken.decode(hex + "70630503470028726114", SETTINGS)
                        .token()
                        .hex())
                .isEqualTo(hex);
        assertThatThrownBy(() -> LegacyToken.decode(hex + "70630503470028726115", SETTINGS))
                .hasMessageEndingWith("token has two forms that do not agree");
        assertThatThrownBy(() -> LegacyToken.decode(hex + "7063050347002872611x", SETTINGS))
                .hasMessageEndingWith("token is none")
                .hasMessageNotContaining("7063");
    }

    @Test
    void theOrderOfKeyChangeTokensIsHexHexDecimalDecimal() {
        LegacyKeyChangeTokens tokens = LegacyKeyChangeTokens.decode(
                "05A5B57B9B77AA51213EE670E5919AF6D00651089414145301838622979178279997208272", SETTINGS);
        assertThat(tokens.first().decimal()).isEqualTo("06510894141453018386");
        assertThat(tokens.second().decimal()).isEqualTo("22979178279997208272");
    }

    @Test
    void keyChangesKeepOldAndNewApart() {
        LegacyVendKeyChange change =
                LegacyVendKeyChange.decode("600727000000000009 0102123456654321030412AABB", SETTINGS);
        assertThat(change.from())
                .isEqualTo(new LegacyKey(
                        new LegacyRegister(1),
                        new SupplyGroupCode(123456),
                        new TariffIndex(3),
                        new KeyRevision(1),
                        new KeyExpiryNumber(0xAA)));
        assertThat(change.to())
                .isEqualTo(new LegacyKey(
                        new LegacyRegister(2),
                        new SupplyGroupCode(654321),
                        new TariffIndex(4),
                        new KeyRevision(2),
                        new KeyExpiryNumber(0xBB)));
    }

    @Test
    void theBalanceHasItsExponentInBits15And14AndItsSequenceGoesTo99() {
        LegacyBalance balance = LegacyBalance.decode("05C000", SETTINGS);
        assertThat(balance.balance().decode()).isEqualTo(1_818_624);
        assertThat(balance.nextSequence()).isEqualTo(6);
        assertThat(LegacyBalance.decode("98C000", SETTINGS).nextSequence()).isEqualTo(99);
        assertThat(LegacyBalance.decode("99C000", SETTINGS).nextSequence()).isZero();
    }

    /** The block inside the printed SM?ED. */
    @Test
    void theCreditUpdateBlockIsWhatIsEncrypted() {
        CreditUpdateBlock block = new CreditUpdateBlock(1, new ModuleId("94000001"), 6, UnitAmountCode.encode(20_000));
        assertThat(block.encode()).isEqualTo("F19400000106416A");
        assertThat(LegacyEncrypt.decode("0840000H016F19400000106416A", SETTINGS))
                .isEqualTo(new LegacyEncrypt(
                        0, new LegacyRegister(84), new LegacyRegister(0), new LegacyRegister(0), block.encode()));
        assertThatThrownBy(() -> LegacyEncrypt.decode("0840000A016F19400000106416A", SETTINGS))
                .hasMessageEndingWith("representation: got 'A', expected H");
        assertThatThrownBy(() -> LegacyEncrypt.decode("0840000H015F19400000106416A", SETTINGS))
                .hasMessageEndingWith("data: got '15 characters', expected an even number of upper-case hex digits");
    }

    @Test
    void aComponentIsZeroedAndNeverShown() {
        byte[] digits = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
        LegacyLoadComponent load = new LegacyLoadComponent(new LegacyRegister(7), new LegacyKeyKind('C', 'S'), digits);
        Arrays.fill(digits, (byte) 0);
        assertThat(new String(load.line(SETTINGS), StandardCharsets.US_ASCII))
                .isEqualTo("SM?IK07CS0123456789ABCDEFC84B\r");
        assertThat(load).hasToString("LegacyLoadComponent[register=07]");
        assertThat(load.component()).asString(StandardCharsets.US_ASCII).isEqualTo("0123456789ABCDEF");
        load.close();
        assertThatThrownBy(() -> load.line(SETTINGS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the component has been zeroed");
        assertThatThrownBy(load::component).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        new LegacyLoadComponent(new LegacyRegister(7), new LegacyKeyKind('C', 'S'), new byte[] {'A'}))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("component: got '1 characters', expected 16 upper-case hex digits");
    }

    @Test
    void encryptedKeysAndDataAreNeverShown() {
        LegacyLoadKey load = LegacyLoadKey.decode("01CS07T0123456789ABCDEF", SETTINGS);
        assertThat(load.toString()).doesNotContain("0123456789ABCDEF");
        assertThat(LegacyEncrypt.decode("0840000H016F19400000106416A", SETTINGS).toString())
                .isEqualTo("LegacyEncrypt[mode=0, register=84, 16 digits]");
        assertThatThrownBy(() -> LegacyLoadKey.decode("01CS07T0123456789ABCDEX", SETTINGS))
                .hasMessageNotContaining("0123456789");
    }
}
