package io.ptoken.hsm.soft.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.soft.TestMarks;
import io.ptoken.hsm.soft.access.PinHash;
import io.ptoken.hsm.soft.access.StoredOfficer;
import io.ptoken.hsm.soft.ditk.StoredDitk;
import io.ptoken.hsm.soft.identity.Firmware;
import io.ptoken.hsm.soft.identity.KeyLoadIdentity;
import io.ptoken.hsm.soft.identity.ModuleIdentity;
import io.ptoken.hsm.soft.licence.LicenceIssuerKey;
import io.ptoken.hsm.soft.licence.LicenceIssuerPublicKey;
import io.ptoken.hsm.soft.licence.Licensing;
import io.ptoken.hsm.soft.limit.Allowance;
import io.ptoken.hsm.soft.limit.Measure;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.register.KeyAllowances;
import io.ptoken.hsm.soft.register.StoredKey;
import io.ptoken.hsm.soft.seal.Argon2Cost;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.slot.DeliveredKey;
import io.ptoken.hsm.soft.slot.KekSlot;
import io.ptoken.hsm.soft.slot.KekSlots;
import io.ptoken.hsm.soft.slot.KeyLoadState;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.agreement.StaticKeys;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.text.Ident;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StateCodecTest {

    private static final LicenceIssuerPublicKey ISSUER =
            LicenceIssuerKey.create(new SecureRandom()).publicKey();

    private static final TrustAnchorKey ANCHOR = TrustAnchorKey.create(new Ident("anchor"), new SecureRandom());
    private static final Instant END_OF_KEN_40 = Instant.parse("1998-02-09T22:56:00Z");
    private static final Instant AT = Instant.parse("2026-11-23T08:00:01Z");

    /** As the first release wrote a state with one key of 8 bytes. */
    private static final String FIRST_FORMAT = """
            {"format":1,"moduleId":"01234567","keyId":"0123456789ABCDEF","created":"2026-11-23T08:00:00Z",\
            "inhibitDate":"2027-01-01T00:00:00Z","lastVend":"50000","vendCounter":42000,"registers":[\
            {"register":7,"sgc":"123456","krn":9,"keyType":2,"dkga":2,"baseYear":1993,"ken":85,\
            "active":"1993-01-01T00:00:00Z","expires":"2099-12-31T00:00:00Z","issuedUntil":"2099-12-31T00:00:00Z",\
            "unitLimit":"000003E8","currencyLimit":"FFFFFFFF","subclasses":"00FF","cluster":0,"keyLength":8}]}""";

    /** As the release before this one did. */
    private static final String SECOND_FORMAT = """
            {"format":2,"moduleId":"01234567","keyId":"0123456789ABCDEF","created":"2026-11-23T08:00:00Z",\
            "generation":17,"inhibitDate":"2027-01-01T00:00:00Z","lastVend":"50000","vendCounter":42000,\
            "licenceIssuer":"","licenceSequence":7,"licenceId":"L7","officers":[{"name":"anna","memoryKib":19456,\
            "iterations":2,"parallelism":1,"salt":"00ff00ff00ff00ff00ff00ff00ff00ff",\
            "hash":"ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12"}],"slots":[],"registers":[\
            {"register":7,"slot":0,"sgc":"123456","krn":9,"keyType":2,"dkga":2,"baseYear":1993,"ken":85,\
            "active":"1993-01-01T00:00:00Z","expires":"2099-12-31T00:00:00Z","issuedUntil":"2099-12-31T00:00:00Z",\
            "unitLimit":"000003E8","currencyLimit":"FFFFFFFF","subclasses":"00FF","cluster":0,"keyLength":8}]}""";

    /** As releases before store marks did. */
    private static final String THIRD_FORMAT = SECOND_FORMAT
            .replace("\"format\":2", "\"format\":3")
            .replace(
                    "\"slots\":[]",
                    "\"keyLoad\":{\"requestCounter\":9,\"publicKey\":\"\",\"anchorName\":\"\",\"anchorKey\":\"\","
                            + "\"secretLengths\":[]},\"slots\":[]")
            .replace("\"register\":7,\"slot\":0,", "\"register\":7,")
            .replace("\"currencyLimit\":\"FFFFFFFF\"", "\"currencyLimit\":\"00000064\"")
            .replace(
                    "\"cluster\":0,",
                    "\"cluster\":0,\"slot\":0,\"groupName\":\"\",\"encryptionAlgorithms\":[],\"kcv\":\"\",");

    private static final StoredState STATE = new StoredState(
            new ModuleIdentity("01234567", "0123456789ABCDEF", Instant.parse("2026-11-23T08:00:00Z")),
            17,
            new VendingPermit(Optional.of(Instant.parse("2027-01-01T00:00:00Z")), Optional.of(50_000L)),
            42_000,
            new Licensing(Optional.of(ISSUER), 7, Optional.of("L7")),
            List.of(
                    new StoredOfficer("anna", new PinHash(Argon2Cost.LEAST, "00ff".repeat(8), "ab12".repeat(16))),
                    new StoredOfficer(
                            "bert", new PinHash(Argon2Cost.DEFAULT, "01ff".repeat(8), "cd12".repeat(16)), 7, AT)),
            new KeyLoadState(
                    9,
                    Optional.of(new KeyLoadIdentity(
                            new KeyLoadRecord("SMPUB"),
                            ANCHOR.anchor(),
                            new StaticKeys(secret(48, 0xB1), secret(48, 0xB2)))),
                    KekSlots.empty(4)
                            .with(new KekSlot.Active(1, kmc(1), 7, AT))
                            .with(new KekSlot.Pending(
                                    2, kmc(2), true, 9, new KeyLoadRecord("REQ"), secret(48, 0xB3), AT))
                            .with(new KekSlot.Loading(
                                    4,
                                    kmc(4),
                                    8,
                                    new AgreedKeys(secret(32, 0xB4), secret(8, 0xB5), 12),
                                    new TreeMap<>(Map.of(3, new KekSlot.LoadedLine(7, "D3"))),
                                    AT))),
            List.of(
                    stored(ContractKey.standard()
                            .withKen(85)
                            .withUnitLimit(5)
                            .withCurrencyLimit(6)
                            .withSubclasses(0x11)
                            .withCluster(3)),
                    new StoredKey(
                            new RegisterNumber(7),
                            ContractKey.dkga02(7, 123456, 9, BaseDate.BDT_1993).entry(),
                            Optional.of(new DeliveredKey(
                                    4,
                                    new KmcId("KMC-4"),
                                    "Town",
                                    Set.of(EncryptionAlgorithm.STA, EncryptionAlgorithm.MISTY1),
                                    new KeyCheckValue("7915C8"))),
                            ContractKey.dkga02(7, 123456, 9, BaseDate.BDT_1993).key())),
            Optional.of(TestMarks.full()),
            List.of());

    /** A module for the makers of meters, with a DITK for each EA. */
    private static final StoredState MANUFACTURING = new StoredState(
            new ModuleIdentity(
                    "01234567", "0123456789ABCDEF", Instant.parse("2026-11-23T08:00:00Z"), Firmware.MANUFACTURING),
            17,
            VendingPermit.UNLIMITED,
            3,
            Licensing.NONE,
            List.of(),
            KeyLoadState.none(1),
            List.of(),
            Optional.empty(),
            List.of(
                    new StoredDitk(EncryptionAlgorithm.STA, AT, ditk(8)),
                    new StoredDitk(EncryptionAlgorithm.MISTY1, AT.plusSeconds(60), ditk(16))));

    /** What format 6 has besides, of a module that vends. */
    private static final String SIXTH = ",\"firmware\":\"V\",\"ditks\":[]";

    private static DecoderKey ditk(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0x76);
        return DecoderKey.of(bytes);
    }

    private static KekSlot.SlotKmc kmc(int slot) {
        return new KekSlot.SlotKmc(new KmcId("KMC-" + slot), new KeyLoadRecord("KMCPUB" + slot));
    }

    private static SecretOctets secret(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return SecretOctets.of("secret", bytes);
    }

    private static StoredKey stored(ContractKey key) {
        return new StoredKey(key.register(), key.entry(), key.key());
    }

    /** The state as the release before DITKs wrote it. */
    private static byte[] fifthFormat() {
        return withDocument(withDocument(StateCodec.encode(STATE), SIXTH, ""), "\"format\":6", "\"format\":5");
    }

    private static byte[] withDocument(String from, String to) {
        return withDocument(StateCodec.encode(STATE), from, to);
    }

    private static byte[] withDocument(byte[] content, String from, String to) {
        int length = ByteBuffer.wrap(content).getInt();
        byte[] document = new String(content, Integer.BYTES, length, StandardCharsets.UTF_8)
                .replace(from, to)
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(content.length - length + document.length)
                .putInt(document.length)
                .put(document)
                .put(content, Integer.BYTES + length, content.length - Integer.BYTES - length)
                .array();
    }

    private static void assertRefused(byte[] content) {
        assertThatThrownBy(() -> StateCodec.decode(content)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(StateCodec.decode(StateCodec.encode(STATE))).isEqualTo(STATE);
    }

    @Test
    void keepsPartsOfACurrencyUnit() {
        StoredKey key = stored(ContractKey.standard());
        KeyAllowances left =
                new KeyAllowances(new Allowance(Measure.UNITS, 7), new Allowance(Measure.CURRENCY, 99_604));
        StoredState state = new StoredState(
                STATE.identity(),
                VendingPermit.UNLIMITED,
                0,
                List.of(new StoredKey(key.register(), key.entry(), left, key.delivered(), key.key())));
        StoredState read = StateCodec.decode(StateCodec.encode(state));
        assertThat(read).isEqualTo(state);
        assertThat(read.keys().get(0).left()).isEqualTo(left);
        assertThat(read.keys().get(0).entry().currencyLimit()).isEqualTo(new CreditLimit(0, true));
    }

    @Test
    void readsAStateWithoutKeysAndPermits() {
        StoredState empty = new StoredState(STATE.identity(), VendingPermit.UNLIMITED, 0, List.of());
        assertThat(StateCodec.decode(StateCodec.encode(empty))).isEqualTo(empty);
    }

    private static byte[] content(String document, int keyBytes) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[keyBytes];
        Arrays.fill(key, (byte) 0xAB);
        return ByteBuffer.allocate(Integer.BYTES + bytes.length + keyBytes)
                .putInt(bytes.length)
                .put(bytes)
                .put(key)
                .array();
    }

    @Test
    void readsWhatTheFirstReleaseWrote() {
        StoredState state = StateCodec.decode(content(FIRST_FORMAT, 8));
        assertThat(state.identity()).isEqualTo(STATE.identity());
        assertThat(state.generation()).isZero();
        assertThat(state.permit()).isEqualTo(STATE.permit());
        assertThat(state.vendCounter()).isEqualTo(42_000);
        assertThat(state.licensing()).isEqualTo(Licensing.NONE);
        assertThat(state.officers()).isEmpty();
        assertThat(state.keyLoad()).isEqualTo(KeyLoadState.none(1));
        StoredKey key = state.keys().get(0);
        assertThat(key.delivered()).isEmpty();
        assertThat(key.entry().name()).isEqualTo("SGC 123456 KRN 9 KT 2");
        assertThat(key.entry().unitLimit()).isEqualTo(new CreditLimit(1_000));
        byte[] bytes = new byte[8];
        Arrays.fill(bytes, (byte) 0xAB);
        assertThat(key.key()).isEqualTo(VendingKey.of(bytes));
        assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
    }

    @Test
    void readsWhatTheReleaseBeforeWrote() {
        StoredState state = StateCodec.decode(content(SECOND_FORMAT, 8));
        assertThat(state.identity()).isEqualTo(STATE.identity());
        assertThat(state.generation()).isEqualTo(17);
        assertThat(state.permit()).isEqualTo(STATE.permit());
        assertThat(state.licensing().lastSequence()).isEqualTo(7);
        assertThat(state.officers()).hasSize(1);
        assertThat(state.keyLoad()).isEqualTo(KeyLoadState.none(1));
        assertThat(state.keys()).singleElement().satisfies(key -> {
            assertThat(key.delivered()).isEmpty();
            assertThat(key.entry().name()).isEqualTo("SGC 123456 KRN 9 KT 2");
        });
        assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
    }

    @Test
    void readsWhatWasWrittenBeforeThereWereMarks() {
        StoredState state = StateCodec.decode(content(THIRD_FORMAT, 8));
        assertThat(state.storeMark()).isEmpty();
        assertThat(state.generation()).isEqualTo(17);
        assertThat(state.keyLoad().requestCounter()).isEqualTo(9);
        assertThat(state.keys()).singleElement().satisfies(key -> {
            assertThat(key.entry().unitLimit()).isEqualTo(new CreditLimit(1_000));
            assertThat(key.entry().currencyLimit()).isEqualTo(new CreditLimit(100));
        });
        assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
    }

    /** The key of a KMC whose file gives as EXP what KEN says too: both are kept. */
    @Test
    void keepsAnExpThatIsTheEndOfKen() {
        StoredKey delivered = STATE.keys().get(1);
        VendingKeyEntry entry = delivered
                .entry()
                .withKen(new KeyExpiryNumber(40))
                .withValidity(new VendingKeyEntry.Validity(
                        BaseDate.BDT_1993.start(), Optional.of(END_OF_KEN_40), Instant.parse("2099-12-31T00:00:00Z")));
        StoredState state = new StoredState(
                STATE.identity(),
                STATE.generation(),
                STATE.permit(),
                STATE.vendCounter(),
                STATE.licensing(),
                STATE.officers(),
                STATE.keyLoad(),
                List.of(new StoredKey(delivered.register(), entry, delivered.delivered(), delivered.key())),
                STATE.storeMark(),
                STATE.ditks());

        assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
    }

    @Test
    void anExpThatEarlierReleasesMadeUpIsNone() {
        assertThat(thirdFormat(4, END_OF_KEN_40).upgraded().expires()).isEmpty();
        assertThat(thirdFormat(4, END_OF_KEN_40.minusSeconds(60)).upgraded().expires())
                .isEqualTo("1998-02-09T22:55:00Z");
        assertThat(thirdFormat(0, END_OF_KEN_40).upgraded().expires()).isEqualTo(END_OF_KEN_40.toString());
    }

    private static StateDocumentFormat3.Register thirdFormat(int slot, Instant expires) {
        return new StateDocumentFormat3.Register(
                7,
                "123456",
                9,
                2,
                2,
                1993,
                40,
                "1993-01-01T00:00:00Z",
                expires.toString(),
                "2099-12-31T00:00:00Z",
                "000003E8",
                "00000064",
                "00FF",
                0,
                slot,
                "",
                List.of(),
                "",
                8);
    }

    @Test
    void readsWhatWasWrittenBeforeWrongPinsWereKept() {
        String waiting = ",\"wrongPins\":[{\"name\":\"bert\",\"count\":7,\"until\":\"2026-11-23T08:00:01Z\"}]";
        StoredState state = StateCodec.decode(
                withDocument(withDocument(fifthFormat(), waiting, ""), "\"format\":5", "\"format\":4"));

        assertThat(state.officers().get(1).wrongPins()).isZero();
        assertThat(state.officers().get(1).waitsUntil()).isEqualTo(Instant.EPOCH);
        assertThat(state.keys()).isEqualTo(STATE.keys());
        assertRefused(withDocument(fifthFormat(), "\"format\":5", "\"format\":4"));
        assertRefused(withDocument(fifthFormat(), waiting, ""));
    }

    @Test
    void readsWhatWasWrittenBeforeThereWereDitks() {
        StoredState state = StateCodec.decode(fifthFormat());

        assertThat(state).isEqualTo(STATE);
        assertThat(state.identity().firmware()).isEqualTo(Firmware.VENDING);
        assertThat(state.ditks()).isEmpty();
        assertRefused(withDocument("\"format\":6", "\"format\":5"));
        assertRefused(withDocument(SIXTH, ""));
    }

    @Test
    void keepsDitksAndFirmware() {
        byte[] content = StateCodec.encode(MANUFACTURING);

        assertThat(StateCodec.decode(content)).isEqualTo(MANUFACTURING);
        assertThat(content).hasSize(Integer.BYTES + ByteBuffer.wrap(content).getInt() + 8 + 16);
        assertThat(new String(content, Integer.BYTES, ByteBuffer.wrap(content).getInt(), StandardCharsets.UTF_8))
                .contains("\"firmware\":\"M\"", "{\"ea\":7,\"loaded\":\"2026-11-23T08:00:01Z\",\"keyLength\":8}")
                .doesNotContain("7676", "dnZ2");
        assertThat(MANUFACTURING.toString()).contains("DecoderKey[64 bits]").doesNotContain("7676");
        assertRefused(withDocument(content, "\"firmware\":\"M\"", "\"firmware\":\"X\""));
        assertRefused(withDocument(content, "\"ea\":7", "\"ea\":8"));
        assertRefused(withDocument(content, "\"keyLength\":16", "\"keyLength\":15"));
    }

    @Test
    void isAsStrictWithTheFormatsBefore() {
        assertRefused(content(THIRD_FORMAT.replace("\"kcv\":\"\",", ""), 8));
        assertRefused(content(THIRD_FORMAT.replace("00000064", "100"), 8));
        assertRefused(content(SECOND_FORMAT.replace("\"slot\":0", "\"slot\":1"), 8));
        assertRefused(content(
                SECOND_FORMAT.replace(
                        "\"slots\":[]", "\"slots\":[{\"number\":1,\"kmcId\":\"KMC-1\",\"state\":\"ACTIVE\"}]"),
                8));
        assertRefused(content(SECOND_FORMAT.replace("\"licenceId\":\"L7\",", ""), 8));
        assertRefused(content(FIRST_FORMAT.replace("\"krn\":9", "\"krn\":9,\"slot\":1"), 8));
        assertRefused(content(FIRST_FORMAT.replace("\"vendCounter\":42000,", ""), 8));
        assertRefused(content(FIRST_FORMAT, 9));
    }

    @Test
    void saysWhenANewerReleaseWroteIt() {
        SealedFileException refusal = catchThrowableOfType(
                SealedFileException.class, () -> StateCodec.decode(withDocument("\"format\":6", "\"format\":7")));
        assertThat(refusal.reason()).isEqualTo(SealedFileException.Reason.UNKNOWN_VERSION);
        assertThat(refusal)
                .hasMessage(
                        "the state of the module has format 7, this release reads 1 to 6: use the release that wrote it"
                                + " or a newer one");
    }

    @Test
    void readsWhatTheReleaseBeforeChainsOfNodesWrote() {
        byte[] content = fifthFormat();
        int length = ByteBuffer.wrap(content).getInt();
        String document = new String(content, Integer.BYTES, length, StandardCharsets.UTF_8)
                .replace("\"format\":5", "\"format\":4")
                .replaceFirst(",\"chains\":\\[[^]]*]", "")
                .replaceFirst(",\"wrongPins\":\\[[^]]*]", "");
        assertThat(document).doesNotContain("chains");
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        byte[] before = ByteBuffer.allocate(content.length - length + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .put(content, Integer.BYTES + length, content.length - Integer.BYTES - length)
                .array();

        StoreMark mark = StateCodec.decode(before).storeMark().orElseThrow();

        StoreMark now = STATE.storeMark().orElseThrow();
        assertThat(mark)
                .isEqualTo(
                        new StoreMark(now.storeId(), now.auditSequence(), now.auditHash(), now.highest(), now.ahead()));
    }

    @Test
    void keepsKeyBytesOutOfTheDocument() {
        byte[] content = StateCodec.encode(STATE);
        int length = ByteBuffer.wrap(content).getInt();
        assertThat(content).hasSize(Integer.BYTES + length + 20 + 8 + 2 * 48 + 48 + 32 + 8);
        assertThat(new String(content, Integer.BYTES, length, StandardCharsets.UTF_8))
                .contains("\"keyLength\":20")
                .doesNotContainIgnoringCase("abababab")
                .doesNotContain("q6ur") // base64 of the same
                .doesNotContainIgnoringCase("b1b1b1b1")
                .doesNotContainIgnoringCase("b3b3b3b3")
                .doesNotContainIgnoringCase("b4b4b4b4");
    }

    @Test
    void refusesWhatItWouldNotWrite() {
        assertRefused(withDocument("\"format\":6", "\"format\":1"));
        assertRefused(withDocument("\"format\":6", "\"format\":6,\"extra\":1"));
        assertRefused(withDocument("\"vendCounter\":42000,", ""));
        assertRefused(withDocument("\"moduleId\":\"01234567\"", "\"moduleId\":null"));
        assertRefused(withDocument("\"krn\":1", "\"krn\":0"));
        assertRefused(withDocument("\"active\":\"2014", "\"active\":\"x"));
        assertRefused(withDocument("\"keyLength\":20", "\"keyLength\":2000"));
        assertRefused(withDocument("\"keyLength\":20", "\"keyLength\":-1"));
        assertRefused(withDocument("\"keyLength\":20", "\"keyLength\":8"));
        assertRefused(withDocument("\"state\":\"ACTIVE\"", "\"state\":\"DONE\""));
        assertRefused(withDocument("\"format\":6", "\"format\":3"));
        assertRefused(withDocument("\"number\":4", "\"number\":5"));
        assertRefused(withDocument("\"slot\":4", "\"slot\":3"));
        assertRefused(withDocument("\"secretLengths\":[32,8]", "\"secretLengths\":[40]"));
        assertRefused(withDocument("\"secretLengths\":[48,48]", "\"secretLengths\":[48]"));
        assertRefused(withDocument("\"secretLengths\":[]", "\"secretLengths\":[1]"));
        assertRefused(withDocument("\"since\":\"2026", "\"since\":\"x"));
        assertRefused(withDocument("\"request\":\"REQ\"", "\"request\":\"\""));
        assertRefused(withDocument("BEGIN PUBLIC KEY", "BEGIN"));
        assertRefused(withDocument("00ff00ff", "00FF00FF"));
        assertRefused(withDocument("\"unitLimit\":\"5\"", "\"unitLimit\":\"05\""));
        assertRefused(withDocument("\"unitLimit\":\"5\"", "\"unitLimit\":\"4294967295\""));
        assertRefused(withDocument("\"currencyLimit\":\"600000\"", "\"currencyLimit\":\"-1\""));
        assertRefused(withDocument("\"storeMark\":{\"storeId\":\"store-1\"", "\"storeMark\":{\"storeId\":\"\""));
        assertRefused(withDocument("\"auditSequence\":41", "\"auditSequence\":-1"));
        assertRefused(withDocument("\"highest\":[{\"baseYear\":1993", "\"highest\":[{\"baseYear\":2014"));
        assertRefused(withDocument("\"pan\":\"600727000000000009\"", "\"pan\":\"600727000000000008\""));
    }

    @Test
    void refusesContentsOfAnotherLength() {
        byte[] content = StateCodec.encode(STATE);
        assertRefused(Arrays.copyOf(content, content.length - 1));
        assertRefused(Arrays.copyOf(content, content.length + 1));
        assertRefused(new byte[] {0x7F, -1, -1, -1, '{', '}'});
    }

    @Test
    void showsNoKeyWhenPrinted() {
        assertThat(STATE.toString())
                .contains("VendingKey[160 bits]")
                .doesNotContainIgnoringCase("abababab")
                .contains("SecretOctets[secret]");
        assertThat(STATE.keys().get(1).register()).isEqualTo(new RegisterNumber(7));
    }
}
