package io.ptoken.hsm.protocol.sts6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.field.HexOctets;
import io.ptoken.hsm.protocol.message.FirmwareId;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.message.Patience;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.CommandSettings;
import io.ptoken.hsm.protocol.settings.CommandSettings.AttributeDates;
import io.ptoken.hsm.protocol.settings.CommandSettings.RecordCrc;
import io.ptoken.hsm.protocol.settings.FieldSettings;
import io.ptoken.hsm.protocol.settings.FieldType;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.SlotStateNumbers;
import io.ptoken.hsm.protocol.settings.Timers;
import io.ptoken.hsm.protocol.sts6.keyload.DeleteSlot;
import io.ptoken.hsm.protocol.sts6.keyload.FinishKeyLoad;
import io.ptoken.hsm.protocol.sts6.keyload.KeyLoadRecord;
import io.ptoken.hsm.protocol.sts6.keyload.KmcId;
import io.ptoken.hsm.protocol.sts6.keyload.LoadKmcKey;
import io.ptoken.hsm.protocol.sts6.keyload.LoadVendingKey;
import io.ptoken.hsm.protocol.sts6.keyload.ProcessKmcResponse;
import io.ptoken.hsm.protocol.sts6.keyload.SlotState;
import io.ptoken.hsm.protocol.sts6.manufacture.GenerateInitialKey;
import io.ptoken.hsm.protocol.sts6.manufacture.LoadInitialKey;
import io.ptoken.hsm.protocol.sts6.query.CardAttributes;
import io.ptoken.hsm.protocol.sts6.query.CardList;
import io.ptoken.hsm.protocol.sts6.query.DfConcat;
import io.ptoken.hsm.protocol.sts6.query.GetAttributes;
import io.ptoken.hsm.protocol.sts6.query.Identify;
import io.ptoken.hsm.protocol.sts6.query.IdentifyExtended;
import io.ptoken.hsm.protocol.sts6.query.ModuleIdentity;
import io.ptoken.hsm.protocol.sts6.query.QueryClock;
import io.ptoken.hsm.protocol.sts6.query.QueryControl;
import io.ptoken.hsm.protocol.sts6.query.QueryProduct;
import io.ptoken.hsm.protocol.sts6.query.QueryUnit;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.tid.BaseDate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleMessagesTest {

    private static final ProtocolSettings SETTINGS = ProtocolSettings.DEFAULTS;
    private static final String IDENTITY = "SMID.1:Prism:94000001:20240101T000000Z:0123456789ABCDEF:59D1";
    private static final String CARD_LIST = "ACT20160101T000000Z;BDT20140101T000000Z;CLMFFFFFFFF;CLU0;DKGA04;"
            + "EXP20301231T000000Z;IUT20301231T000000Z;KEN255;KRN1;KT2;SBM00FF;SGC123456;ULMFFFFFFFF";

    @Test
    void readsTheIdentityRecordOfSection7_4() {
        ModuleIdentity identity = ModuleIdentity.parse(IDENTITY, RecordCrc.CRC16_MODBUS);
        assertThat(identity)
                .isEqualTo(new ModuleIdentity(
                        "Prism",
                        new ModuleId("94000001"),
                        Instant.parse("2024-01-01T00:00:00Z"),
                        new HexOctets("0123456789ABCDEF")));
        assertThat(identity.encode(RecordCrc.CRC16_MODBUS)).isEqualTo(IDENTITY);
    }

    @Test
    void theCheckSumOfARecordIsASetting() {
        String other = new DfConcat(List.of("A", "", "b c")).encode(RecordCrc.CRC16_ARC);
        assertThat(DfConcat.parse(other, RecordCrc.CRC16_ARC).elements()).containsExactly("A", "", "b c");
        assertThat(DfConcat.parse("A:b:0000", RecordCrc.UNCHECKED).elements()).containsExactly("A", "b");
        assertThatThrownBy(() -> DfConcat.parse(other, RecordCrc.CRC16_MODBUS))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("check sum of dfconcat record: got '");
    }

    @ParameterizedTest
    @CsvSource({
        "SMID.1:Prism:94000001:20240101T000000Z:0123456789ABCDEF:59D2",
        "SMID.1:Prism:94000002:20240101T000000Z:0123456789ABCDEF:59D1",
        "SMID.1:Prism:94000001:20240101T000000Z:0123456789ABCDEF",
        "nonsense",
    })
    void refusesDamagedIdentityRecords(String record) {
        assertThatThrownBy(() -> IdentifyExtended.Response.decode("P" + record + "~PX~PSTS65V10~H00~", SETTINGS))
                .isInstanceOfSatisfying(
                        FieldException.class, e -> assertThat(e.status()).isEqualTo(SmStatus.DF_FORMAT_ERROR));
    }

    @Test
    void refusesRecordsOfOtherKinds() {
        String other = new DfConcat(List.of("SMID.2", "a", "b", "c", "d")).encode(RecordCrc.CRC16_MODBUS);
        assertThatThrownBy(() -> ModuleIdentity.parse(other, RecordCrc.CRC16_MODBUS))
                .hasMessage("identity record: got 'SMID.2 with 5 elements', expected SMID.1 with 5");
    }

    @Test
    void firmwareTellsItsGenerationAndKind() {
        assertThat(new FirmwareId("STS65V10").isSts6()).isTrue();
        assertThat(new FirmwareId("STS64V13").isManufacturing()).isFalse();
        assertThat(new FirmwareId("STS64M10").isManufacturing()).isTrue();
        assertThat(new FirmwareId("STS05V10").isSts6()).isFalse();
        assertThat(new FirmwareId("STS04A60").isManufacturing()).isFalse();
        assertThatThrownBy(() -> new FirmwareId("STS65"))
                .hasMessage("firmware id: got 'STS65', expected 8 letters and digits");
        assertThatThrownBy(() -> new ModuleId("9400000A")).hasMessage("module id: got '9400000A', expected 8 digits");
    }

    @Test
    void typesOfIdentificationFieldsAreSettings() {
        FieldSettings fields = SETTINGS.fields();
        ProtocolSettings other = SETTINGS.with(new FieldSettings(
                fields.hexWidth(), fields.moduleZone(), FieldType.N, FieldType.P, fields.strictness()));
        Identify.Response wanted = new Identify.Response(new ModuleId("94000001"), new FirmwareId("12345678"));
        assertThat(wanted.encode(other)).isEqualTo("N94000001~N12345678~");
        assertThat(Identify.Response.decode("N94000001~N12345678~", other)).isEqualTo(wanted);
        assertThatThrownBy(() -> Identify.Response.decode("N94000001~N12345678~", SETTINGS))
                .hasMessageStartingWith("61 PTVD_FIELDTYPE");
    }

    @Test
    void theWindowHasAUnit() {
        QueryClock.Response clock = QueryClock.Response.decode("D20240501101500~N7~", SETTINGS);
        assertThat(clock.time()).isEqualTo("2024-05-01T10:15:00Z");
        assertThat(clock.windowLength(SETTINGS)).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void readsAttributesByName() {
        CardAttributes card = new CardAttributes(CardList.parse(CARD_LIST));
        assertThat(card.active()).contains(Instant.parse("2016-01-01T00:00:00Z"));
        assertThat(card.baseDate()).contains(BaseDate.BDT_2014);
        assertThat(card.currencyLimit()).contains(CreditLimit.UNLIMITED);
        assertThat(card.cluster()).contains(0);
        assertThat(card.algorithm()).contains(DecoderKeyAlgorithm.DKGA04);
        assertThat(card.expires()).contains(Instant.parse("2030-12-31T00:00:00Z"));
        assertThat(card.issuedUntil()).contains(Instant.parse("2030-12-31T00:00:00Z"));
        assertThat(card.ken()).contains(KeyExpiryNumber.NEVER);
        assertThat(card.krn()).contains(new KeyRevision(1));
        assertThat(card.keyType()).contains(KeyType.DUTK);
        assertThat(card.subclasses()).contains(SubclassMask.ALL_CREDIT);
        assertThat(card.sgc()).contains(new SupplyGroupCode(123456));
        assertThat(card.unitLimit()).contains(CreditLimit.UNLIMITED);
        assertThat(card.kcv()).isEmpty();
    }

    @Test
    void neitherOrderNorUnknownAttributesMatter() {
        CardAttributes card = new CardAttributes(CardList.parse("KEN12;REF90;BDT1993;KCV08d7b4;"));
        assertThat(card.ken()).contains(new KeyExpiryNumber(12));
        assertThat(card.baseDate()).contains(BaseDate.BDT_1993);
        assertThat(card.kcv()).contains(new KeyCheckValue("08D7B4"));
        assertThat(card.sgc()).isEmpty();
        assertThat(card.list().others()).containsExactly("REF90");
        assertThat(card.list().encode()).isEqualTo("BDT1993;KCV08d7b4;KEN12;REF90");
    }

    @ParameterizedTest
    @CsvSource({
        "BDT2015, BDT: got '2015'",
        "BDTx, BDT: got 'x'",
        "KENFF, KEN: got 'FF'",
        "KEN256, KEN: got '256'",
        "ACT20161301T000000Z, ACT: got '20161301T000000Z'",
        "CLM12, CLM: got '12'",
        "CLU256, CLU: got '256'",
    })
    void namesTheAttributeThatHasAnotherForm(String element, String message) {
        CardAttributes card = new CardAttributes(CardList.parse(element));
        assertThatThrownBy(() -> {
                    card.baseDate();
                    card.ken();
                    card.active();
                    card.currencyLimit();
                    card.cluster();
                })
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesAnAttributeThatIsNamedTwice() {
        assertThatThrownBy(() -> GetAttributes.Response.decode("PKEN1;KEN2~", SETTINGS))
                .isInstanceOf(FieldException.class)
                .hasMessage("63 PTVD_RANGE at character 0: field 1 (attributes) got 'KEN twice', expected each once");
    }

    @Test
    void listsTheAttributesOfAKeyAsPrinted() {
        VendingKeyAttributes key = new VendingKeyAttributes(
                new RegisterNumber(1),
                new SupplyGroupCode(123456),
                new KeyRevision(1),
                KeyType.DUTK,
                KeyExpiryNumber.NEVER,
                BaseDate.BDT_2014,
                DecoderKeyAlgorithm.DKGA04,
                KeyDates.of(
                        Instant.parse("2016-01-01T00:00:00Z"),
                        Optional.of(Instant.parse("2030-12-31T00:00:00Z")),
                        Instant.parse("2030-12-31T00:00:00Z")),
                CreditLimit.UNLIMITED,
                CreditLimit.UNLIMITED,
                SubclassMask.ALL_CREDIT,
                0,
                new KeyCheckValue("08D7B4"));
        assertThat(CardAttributes.of(key, AttributeDates.T_AND_Z).list().encode())
                .isEqualTo(CARD_LIST);
        CardAttributes digits = CardAttributes.of(key, AttributeDates.DIGITS);
        assertThat(digits.list().encode()).startsWith("ACT20160101000000;BDT20140101000000;");
        assertThat(digits.active()).isEqualTo(key.dates().active());
    }

    @Test
    void theKmcMayBeLeftOut() {
        LoadVendingKey load = new LoadVendingKey(new KeyLoadRecord("VK.1:EXAMPLE"), Optional.of(new KmcId("K1")));
        ProtocolSettings silent = SETTINGS.with(SETTINGS.commands().withSendKmcId(false));
        assertThat(load.encode(SETTINGS)).isEqualTo("PVK.1:EXAMPLE~PK1~");
        assertThat(load.encode(silent)).isEqualTo("PVK.1:EXAMPLE~");
        assertThat(LoadVendingKey.decode("PVK.1:EXAMPLE~", SETTINGS).kmc()).isEmpty();
        assertThat(ProcessKmcResponse.decode("PR~", SETTINGS).kmc()).isEmpty();
        assertThat(FinishKeyLoad.decode("", SETTINGS).kmc()).isEmpty();
        assertThatThrownBy(() -> DeleteSlot.decode("", SETTINGS)).hasMessageStartingWith("60 PTVD_NFIELDS");
    }

    @Test
    void replacingARequestIsSaidByASecondField() {
        LoadKmcKey replace = new LoadKmcKey(new KeyLoadRecord("KMCPUB.1"), true);
        assertThat(replace.encode(SETTINGS)).isEqualTo("PKMCPUB.1~N1~");
        assertThat(LoadKmcKey.decode("PKMCPUB.1~N1~", SETTINGS)).isEqualTo(replace);
        assertThat(LoadKmcKey.decode("PKMCPUB.1~N0~", SETTINGS).replace()).isFalse();
        assertThat(LoadKmcKey.decode("PKMCPUB.1~", SETTINGS).replace()).isFalse();
        assertThatThrownBy(() -> LoadKmcKey.decode("PKMCPUB.1~N2~", SETTINGS)).hasMessageStartingWith("63 PTVD_RANGE");
    }

    @Test
    void statesOfASlotHaveNumbersThatAreASetting() {
        assertThat(FinishKeyLoad.Response.decode("N3~", SETTINGS).state()).isEqualTo(SlotState.ACTIVE);
        CommandSettings commands = SETTINGS.commands();
        ProtocolSettings other = SETTINGS.with(new CommandSettings(
                commands.windowUnit(),
                commands.attributeDates(),
                commands.verifyLayout(),
                commands.profile(),
                true,
                new SlotStateNumbers(9, 8, 7, 3),
                commands.extendedError(),
                commands.recordCrc()));
        ProcessKmcResponse.Response states = new ProcessKmcResponse.Response(SlotState.PENDING, SlotState.LOADING);
        assertThat(states.encode(SETTINGS)).isEqualTo("N2~N1~");
        assertThat(states.encode(other)).isEqualTo("N7~N8~");
        assertThat(ProcessKmcResponse.Response.decode("N7~N8~", other)).isEqualTo(states);
        assertThatThrownBy(() -> FinishKeyLoad.Response.decode("N4~", SETTINGS))
                .hasMessage("63 PTVD_RANGE at character 0: field 1 (new state) got 4, which is no state of a slot");
    }

    @Test
    void recordsAreNeverShown() {
        LoadVendingKey load = new LoadVendingKey(new KeyLoadRecord("VK.1;WVKACFE6C73"), Optional.empty());
        assertThat(load.toString()).contains("KeyLoadRecord[16 characters]").doesNotContain("WVK");
        assertThatThrownBy(() -> new KeyLoadRecord("VK.1;WVKACFE\n"))
                .hasMessage("record: got 'U+000A at 12', expected printable ASCII without ~");
        assertThatThrownBy(() -> new KeyLoadRecord("")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void productDataIsAListOfNamesAndValues() {
        QueryProduct.Response product = QueryProduct.Response.decode("PFwVer=6.10.0.0;Tps=3;Note=a=b~", SETTINGS);
        assertThat(product.data())
                .containsExactly(Map.entry("FwVer", "6.10.0.0"), Map.entry("Tps", "3"), Map.entry("Note", "a=b"));
        assertThatThrownBy(() -> QueryProduct.Response.decode("PTps~", SETTINGS))
                .hasMessageEndingWith("got 'Tps', expected name=value");
        assertThatThrownBy(() -> QueryProduct.Response.decode("PTps=1;Tps=2~", SETTINGS))
                .hasMessageEndingWith("got 'Tps=2', expected each name once");
        assertThatThrownBy(() -> QueryProduct.Response.decode("P=1~", SETTINGS)).isInstanceOf(FieldException.class);
    }

    @Test
    void whatLoadsKeysIsSentOnceAndMayTakeLong() {
        LoadKmcKey load = new LoadKmcKey(new KeyLoadRecord("KMCPUB.1"), false);
        assertThat(load.repetition()).isEqualTo(Repetition.FORBIDDEN);
        assertThat(load.patience().of(Timers.DEFAULTS)).isEqualTo(Duration.ofSeconds(30));
        GenerateInitialKey generate = GenerateInitialKey.decode("N7~N3~", SETTINGS);
        assertThat(generate.patience().of(Timers.DEFAULTS)).isEqualTo(Duration.ofMinutes(5));
        assertThat(new Identify().repetition()).isEqualTo(Repetition.HARMLESS);
        assertThat(new Identify().patience()).isEqualTo(Patience.NORMAL);
        assertThat(Patience.NORMAL.of(Timers.DEFAULTS)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void lengthsOfOctetsAreChecked() {
        assertThatThrownBy(() -> QueryControl.Response.decode("H1A2B3C~D20251231220000~", SETTINGS))
                .hasMessageEndingWith("has 3 octets, expected 4");
        assertThatThrownBy(() -> QueryUnit.Response.decode("H01~", SETTINGS)).hasMessageEndingWith("expected 8");
        assertThatThrownBy(() -> LoadInitialKey.decode("N7~N3~H08D7~", SETTINGS))
                .hasMessageEndingWith("expected 3");
        assertThatThrownBy(() -> LoadInitialKey.decode("N8~N3~H08D7B4~", SETTINGS))
                .isInstanceOfSatisfying(
                        FieldException.class, e -> assertThat(e.status()).isEqualTo(SmStatus.KEY_PARAM_ERROR));
    }
}
