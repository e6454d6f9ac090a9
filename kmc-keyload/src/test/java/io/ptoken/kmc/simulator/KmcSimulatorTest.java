package io.ptoken.kmc.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.kmc.agreement.ModuleDetails;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyBytesAccess;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KmcSimulatorTest {

    private final Office office = new Office();

    private KmcSimulator reopened() {
        return KmcSimulator.open(office.store, office, office.random);
    }

    @Test
    void keepsEverythingOverARestart() {
        office.withTwoKeys();
        office.kmc.change(new KmcSettings(10, 20));
        office.kmc.answer(office.text(office.request(1)));
        office.kmc.revokeModule(office.module.moduleId());
        office.kmc.withdraw(1);
        KmcSimulator again = reopened();
        assertThat(again.publicKeyFile()).isEqualTo(office.kmc.publicKeyFile());
        assertThat(again.settings()).isEqualTo(new KmcSettings(10, 20));
        assertThat(again.modules()).isEqualTo(office.kmc.modules()).hasSize(1);
        assertThat(again.modules().get(0).revoked()).isTrue();
        assertThat(again.supplyGroups()).isEqualTo(office.kmc.supplyGroups()).hasSize(2);
        assertThat(again.vendingKeys()).isEqualTo(office.kmc.vendingKeys()).hasSize(2);
        assertThat(again.authorisations())
                .isEqualTo(office.kmc.authorisations())
                .hasSize(1);
        assertThat(again.authorise(office.authorisation(Office.TOWN)).number()).isEqualTo(3);
    }

    @Test
    void countsTheRevisionsOfAGroupAndTypeFromOneToNineAndOn() {
        Instant end = Office.START.plus(Duration.ofDays(30));
        KeyOrder order = order(Office.START, end);
        for (int krn = 1; krn <= 9; krn++) {
            assertThat(office.kmc.generateKey(order).krn().value()).isEqualTo(krn);
        }
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> office.kmc.generateKey(order))
                .withMessage(
                        "AP-V02 DUPLICATE_VK: SGC 900101 KRN 1 KT 2: got a second one, expected one that is not there")
                .satisfies(e -> assertThat(e.code()).isEqualTo(KeyLoadCode.DUPLICATE_VK));
        assertThat(office.kmc.vendingKeys()).hasSize(9);
        office.now = end.plusSeconds(1);
        KeyOrder later = order(end, end.plus(Duration.ofDays(30)));
        assertThat(office.kmc.generateKey(later).krn().value()).isEqualTo(1);
        assertThat(reopened().generateKey(later).krn().value()).isEqualTo(2);
        assertThat(office.kmc
                        .generateKey(KeyOrder.standard(Office.TOWN, KeyType.DDTK, BaseDate.BDT_2014))
                        .krn()
                        .value())
                .isEqualTo(1);
    }

    private static KeyOrder order(Instant active, Instant expires) {
        return new KeyOrder(
                Office.TOWN,
                KeyType.DUTK,
                BaseDate.BDT_2014,
                DecoderKeyAlgorithm.DKGA04,
                Set.of(EncryptionAlgorithm.STA),
                KeyExpiryNumber.NEVER,
                active,
                expires);
    }

    @Test
    void standardKeysLastAsLongAsTheirBaseDate() {
        KeyOrder order = KeyOrder.standard(Office.TOWN, KeyType.DUTK, BaseDate.BDT_1993);
        assertThat(order.expires()).contains(Instant.parse("2024-11-24T20:16:00Z"));
        assertThat(order.algorithm()).isEqualTo(DecoderKeyAlgorithm.DKGA02);
        assertThat(KeyOrder.standard(Office.TOWN, KeyType.DUTK, BaseDate.BDT_2014)
                        .expires())
                .contains(Instant.parse("2045-11-24T20:16:00Z"));
    }

    @Test
    void refusesKeysThatNoModuleWouldTake() {
        KeyOrder good = order(Office.START, Office.START.plusSeconds(1));
        assertRefused(
                "SGC: got '000007', expected a supply group of this KMC",
                new KeyOrder(
                        new SupplyGroupCode(7),
                        good.keyType(),
                        good.baseDate(),
                        good.algorithm(),
                        good.encryptionAlgorithms(),
                        good.ken(),
                        good.active(),
                        good.expires().orElseThrow()));
        assertRefused(
                "KT: got '0', expected 1-3",
                with(good, KeyType.DITK, good.algorithm(), Set.of(EncryptionAlgorithm.STA)));
        assertRefused(
                "DKG: got '03', expected 01, 02 or 04",
                with(good, KeyType.DUTK, DecoderKeyAlgorithm.DKGA03, Set.of(EncryptionAlgorithm.STA)));
        assertRefused(
                "EA: got '11', expected 07",
                with(good, KeyType.DUTK, DecoderKeyAlgorithm.DKGA02, Set.of(EncryptionAlgorithm.MISTY1)));
        assertRefused(
                "EA: got '09', expected 07 or 11",
                with(good, KeyType.DUTK, DecoderKeyAlgorithm.DKGA04, Set.of(EncryptionAlgorithm.DEA)));
        assertRefused(
                "EA: got 'none', expected at least one",
                with(good, KeyType.DUTK, DecoderKeyAlgorithm.DKGA04, Set.of()));
        assertRefused(
                "ACT: got '2026-02-11T12:00:00Z', expected a time before EXP 2026-02-11T12:00:00Z",
                order(Office.START, Office.START));
    }

    private static KeyOrder with(KeyOrder order, KeyType type, DecoderKeyAlgorithm dkg, Set<EncryptionAlgorithm> ea) {
        return new KeyOrder(
                order.sgc(),
                type,
                order.baseDate(),
                dkg,
                ea,
                order.ken(),
                order.active(),
                order.expires(),
                order.cluster());
    }

    private void assertRefused(String message, KeyOrder order) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> office.kmc.generateKey(order))
                .withMessage(message);
        assertThat(office.kmc.vendingKeys()).isEmpty();
    }

    @Test
    void takesAKeyThatIsKnownElsewhere() {
        KeyOrder order = KeyOrder.standard(Office.TOWN, KeyType.DUTK, BaseDate.BDT_1993);
        try (VendingKey key = VendingKey.of(HexFormat.of().parseHex("E8207667AE8BA611"))) {
            VendingKeyDescription added = office.kmc.addKey(order, new KeyRevision(4), key);
            assertThat(added.kcv()).hasToString("A99B0D");
            assertThat(office.kmc.generateKey(order).krn().value()).isEqualTo(5);
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> office.kmc.addKey(
                            KeyOrder.standard(Office.TOWN, KeyType.DUTK, BaseDate.BDT_2014), new KeyRevision(6), key))
                    .withMessage("bits of the vending key: got '64', expected 160-160");
        }
    }

    @Test
    void registersNoModuleOfAStrangersMaking() {
        TrustAnchorKey stranger = TrustAnchorKey.create(new Ident("STRANGER"), office.random);
        String file = office.codec.file(stranger.issue(
                        new ModuleDetails(new Ident("x"), new Ident("1"), new Ident("F"), Office.START), office.random)
                .publicKey());
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> office.kmc.registerModule(file))
                .withMessage(
                        "AP-I02 UNKNOWN_TRUST_ANCHOR: TAI: got 'STRANGER', expected a trust anchor that is known here");
        assertThat(office.kmc.modules()).hasSize(1);
    }

    @Test
    void trustsAnAnchorFromTheModuleOnThatItCameWith() {
        TrustAnchorKey maker = TrustAnchorKey.create(new Ident("MAKER"), office.random);

        assertThat(office.kmc
                        .registerModule(fileOf(maker, "7"), List.of(maker.anchor()))
                        .trustAnchor())
                .hasToString("MAKER");

        KmcSimulator again = reopened();
        assertThat(again.moduleAnchors()).containsExactly(office.moduleAnchor.anchor(), maker.anchor());
        assertThat(again.registerModule(fileOf(maker, "8")).moduleId().serial()).hasToString("8");
        assertThat(again.modules()).hasSize(3);
    }

    @Test
    void putsAnAnchorInThePlaceOfTheOneOfItsName() {
        TrustAnchorKey before = TrustAnchorKey.create(new Ident("MAKER"), office.random);
        TrustAnchorKey after = TrustAnchorKey.create(new Ident("MAKER"), office.random);
        office.kmc.registerModule(fileOf(before, "7"), List.of(before.anchor()));

        office.kmc.registerModule(fileOf(after, "8"), List.of(after.anchor()));

        assertThat(office.kmc.moduleAnchors()).containsExactly(office.moduleAnchor.anchor(), after.anchor());
        String late = fileOf(before, "9");
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> office.kmc.registerModule(late))
                .satisfies(e -> assertThat(e.code()).isEqualTo(KeyLoadCode.SIGNATURE_INVALID));
    }

    @Test
    void trustsNoAnchorWhoseModuleItRefuses() {
        TrustAnchorKey maker = TrustAnchorKey.create(new Ident("MAKER"), office.random);
        TrustAnchorKey stranger = TrustAnchorKey.create(new Ident("STRANGER"), office.random);
        String file = fileOf(stranger, "7");

        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> office.kmc.registerModule(file, List.of(maker.anchor())))
                .satisfies(e -> assertThat(e.code()).isEqualTo(KeyLoadCode.UNKNOWN_TRUST_ANCHOR));

        assertThat(reopened().moduleAnchors()).containsExactly(office.moduleAnchor.anchor());
        assertThat(office.kmc.modules()).hasSize(1);
    }

    private String fileOf(TrustAnchorKey maker, String serial) {
        ModuleDetails details = new ModuleDetails(new Ident("x"), new Ident(serial), new Ident("F"), Office.START);
        return office.codec.file(maker.issue(details, office.random).publicKey());
    }

    @Test
    void addsAGroupWithItsFirstKeyOrNotAtAll() {
        SupplyGroupCode sgc = new SupplyGroupCode(900_103);
        SupplyGroup group = new SupplyGroup(sgc, "Test Lake", "Fisher");
        KeyOrder order = KeyOrder.standard(sgc, KeyType.DUTK, BaseDate.BDT_2014);

        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> office.kmc.generateKey(with(order, KeyType.DUTK, order.algorithm(), Set.of()), group))
                .withMessage("EA: got 'none', expected at least one");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() ->
                        office.kmc.generateKey(KeyOrder.standard(Office.TOWN, KeyType.DUTK, BaseDate.BDT_2014), group))
                .withMessage("SGC of the group: got '900103', expected that of the key, 900101");
        assertThat(reopened().supplyGroups()).hasSize(2);

        assertThat(office.kmc.generateKey(order, group).krn().value()).isEqualTo(1);
        office.kmc.generateKey(order, new SupplyGroup(sgc, "Other name", "Other"));
        assertThat(reopened().supplyGroups()).hasSize(3).contains(group);
        assertThat(office.kmc.vendingKeys()).hasSize(2);
    }

    @Test
    void doesNothingThatItCannotKeep() {
        KmcStore failing = new KmcStore() {
            private int writes;

            @Override
            public Optional<byte[]> read() {
                return Optional.empty();
            }

            @Override
            public void replace(byte[] state) throws IOException {
                if (++writes > 1) {
                    throw new IOException("disk full");
                }
            }
        };
        KmcSimulator kmc = KmcSimulator.create(
                office.kmcIdentity("K"), List.of(), KmcSettings.DEFAULT, failing, office, office.random);
        assertThatExceptionOfType(KmcStateException.class)
                .isThrownBy(() -> kmc.addSupplyGroup(new SupplyGroup(Office.TOWN, "Town", "council")))
                .withMessage("the state of the KMC cannot be kept; nothing was done")
                .withCauseInstanceOf(IOException.class);
        assertThat(kmc.supplyGroups()).isEmpty();
    }

    @Test
    void createsNoneOverAnotherAndOpensNoneWhereThereIsNone() {
        assertThatExceptionOfType(KmcStateException.class)
                .isThrownBy(() -> KmcSimulator.create(
                        office.kmcIdentity("K"), List.of(), KmcSettings.DEFAULT, office.store, office, office.random))
                .withMessage("there is a KMC already where a new one is to be kept");
        assertThatExceptionOfType(KmcStateException.class)
                .isThrownBy(() -> KmcSimulator.open(KmcStore.inMemory(), office, office.random))
                .withMessage("there is no KMC where one is to be opened");
    }

    @Test
    void livesInAFileOfItsOwnersAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("kmc.json");
        KmcStore store = KmcStore.file(file);
        KmcSimulator kmc = KmcSimulator.create(
                office.kmcIdentity("K"), List.of(), KmcSettings.DEFAULT, store, office, office.random);
        kmc.addSupplyGroup(new SupplyGroup(Office.TOWN, "Town", "council"));
        assertThat(KmcSimulator.open(KmcStore.file(file), office, office.random).supplyGroups())
                .isEqualTo(kmc.supplyGroups());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(Files.readString(file))
                .startsWith("{\n  \"profile\" : \"KMC simulator, STSKMS-AP1, assumed profile, not interoperable\"");
    }

    @Test
    void refusesADamagedFileWithoutQuotingIt() throws IOException {
        office.withTwoKeys();
        String json = new String(office.store.read().orElseThrow(), StandardCharsets.UTF_8);
        assertDamaged(json.replace("\"agreementKey\" : \"", "\"agreementKey\" : \"secret-"));
        assertDamaged(json.replace("\"format\" : 2", "\"format\" : \"secret\""));
        assertDamaged(json.replace("\"keys\"", "\"secret\""));
        assertDamaged(json.replace("\"kcv\"", "\"secret\" : 1, \"kcv\""));
        assertDamaged(json.replaceFirst("\"sgc\" : \"900101\"", "\"sgc\" : \"secret\""));
        assertDamaged(json.substring(0, json.length() / 2));
        assertDamaged(json + "secret");
        assertDamaged(json.replace("\"format\" : 2", "\"format\" : 3"));
        assertDamaged(json.replace("\"lastAuthorisation\" : 2", "\"lastAuthorisation\" : null"));
        assertDamaged(json.replace("\"files\" : [ ]", "\"files\" : [ null ]"));
        assertDamaged(json.replace("\"encryptionAlgorithms\" : [ 7 ]", "\"encryptionAlgorithms\" : [ null ]"));
        assertDamaged(json.replaceFirst("\"sgc\" : \"900101\"", "\"sgc\" : \"900109\""));
    }

    @Test
    void readsAStateOfTheFirstFormatWhichKnewNoCluster() throws IOException {
        office.withTwoKeys();
        String json = new String(office.store.read().orElseThrow(), StandardCharsets.UTF_8);
        KmcStore old = KmcStore.inMemory();
        old.replace(json.replace("\"format\" : 2", "\"format\" : 1")
                .replace("    \"cluster\" : \"\",\n", "")
                .getBytes(StandardCharsets.UTF_8));
        KmcSimulator kmc = KmcSimulator.open(old, office, office.random);
        assertThat(kmc.vendingKeys()).isEqualTo(office.kmc.vendingKeys());
        kmc.change(kmc.settings());
        assertThat(new String(old.read().orElseThrow(), StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @Test
    void keepsKeysWithoutExpAndWithClu() {
        KeyOrder order = KeyOrder.standard(Office.TOWN, KeyType.DUTK, BaseDate.BDT_2014);
        office.kmc.generateKey(order.withoutExpiry());
        office.kmc.generateKey(order.withCluster(0));
        assertThat(reopened().vendingKeys())
                .isEqualTo(office.kmc.vendingKeys())
                .extracting(key ->
                        key.order().expires().isPresent() + " " + key.order().cluster())
                .containsExactly("false OptionalInt.empty", "true OptionalInt[0]");
    }

    @Test
    void aKeyWithoutExpNeverMakesRoom() {
        KeyOrder order =
                KeyOrder.standard(Office.TOWN, KeyType.DUTK, BaseDate.BDT_2014).withoutExpiry();
        for (int krn = 1; krn <= 9; krn++) {
            office.kmc.generateKey(order);
        }
        office.now = Instant.parse("9999-12-31T23:59:59Z");
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> office.kmc.generateKey(order))
                .satisfies(e -> assertThat(e.code()).isEqualTo(KeyLoadCode.DUPLICATE_VK));
    }

    @Test
    void refusesAClusterThatNoRecordCarries() {
        KeyOrder order = KeyOrder.standard(Office.TOWN, KeyType.DUTK, BaseDate.BDT_2014);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> order.withCluster(100))
                .withMessage("CLU: got '100', expected 0-99");
    }

    private void assertDamaged(String json) throws IOException {
        KmcStore store = KmcStore.inMemory();
        store.replace(json.getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(KmcStateException.class)
                .isThrownBy(() -> KmcSimulator.open(store, office, office.random))
                .withMessageStartingWith("the state of the KMC")
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void showsNoSecret() throws IOException {
        office.withTwoKeys();
        StateDocument document =
                StateToDocument.document(StateCodec.read(office.store.read().orElseThrow()));
        KmcState state = DocumentToState.state(document);
        String shown = String.join("\n", state.toString(), document.toString(), office.kmc.toString())
                + document.keys()
                + office.kmc.vendingKeys();
        for (KmcVendingKey key : state.keys()) {
            assertThat(shown)
                    .doesNotContainIgnoringCase(
                            HexFormat.of().formatHex(key.key().bytes(KeyBytesAccess.grant())));
        }
        assertThat(shown).doesNotContain(document.agreementKey()).doesNotContain(document.signingKey());
    }

    @Test
    void closesItsKeys() {
        office.withTwoKeys();
        String request = office.text(office.request(1));
        office.kmc.close();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> office.kmc.answer(request));
    }

    /** One request has one answer, however many bring it at once. */
    @Test
    void answersOneRequestOnceHoweverManyBringIt() throws Exception {
        office.withTwoKeys();
        String request = office.text(office.request(1));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> calls = IntStream.range(0, 32)
                    .<Callable<String>>mapToObj(i -> () -> office.kmc.answer(request))
                    .toList();
            Set<String> answers = new HashSet<>();
            for (Future<String> answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertThat(answers).hasSize(1);
            assertThat(office.kmc.issuedFiles(office.module.moduleId())).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }
}
