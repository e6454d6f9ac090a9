package io.ptoken.kmc.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.ModuleIdentity;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class AnswerTest {

    private final Office office = new Office();

    private void assertRefused(KeyLoadCode code, String text, ThrowingCallable call) {
        byte[] before = kept();
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(call)
                .withMessageStartingWith(code.text())
                .withMessageContaining(text)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
        assertThat(kept()).isEqualTo(before);
    }

    private byte[] kept() {
        try {
            return office.store.read().orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void deliversKeysThatWereAuthorisedWithinTheSameSecond() {
        office.withTwoKeys();
        office.kmc.withdraw(1);
        office.kmc.withdraw(2);
        office.now = Office.START.plusMillis(900);
        office.kmc.authorise(KeyUseAuthorisation.unlimited(
                Office.TOWN, KeyType.DUTK, office.module.moduleId(), office.now, office.now.plus(Duration.ofDays(1))));

        KeyLoadFile file = office.codec.readKeyLoadFile(office.kmc.answer(office.text(office.request(1))));

        assertThat(file.keys()).hasSize(1);
    }

    @Test
    void deliversTheAuthorisedKeysInOrder() {
        office.withTwoKeys();
        PendingAgreement pending = office.request(1);
        KeyLoadFile file = office.codec.readKeyLoadFile(office.kmc.answer(office.text(pending)));
        assertThat(file.keys().stream().map(key -> key.card().name()))
                .containsExactly("VK 1 (SGC 900101 KRN 1 KT 2)", "VK 2 (SGC 900102 KRN 1 KT 2)");
        assertThat(file.response().issued()).isEqualTo(Office.START);
        assertThat(file.response().validUntil()).isEqualTo(Office.START.plus(Duration.ofDays(28)));
        AgreedKeys agreed = office.accept(pending, file);
        for (WrappedKey key : file.keys()) {
            VendingKeyCard card = key.card();
            assertThat(card.groupName()).startsWith("Test ");
            assertThat(card.issuedUntil()).isEqualTo(Office.START.plus(Duration.ofDays(90)));
            try (VendingKey vk = office.agreement.unwrap(key, agreed)) {
                assertThat(vk.bits()).isEqualTo(card.keyBytes() * 8);
            }
        }
        assertThat(office.kmc.issuedFiles(office.module.moduleId()))
                .hasSize(1)
                .first()
                .satisfies(issued -> assertThat(issued.counter()).isEqualTo(1));
    }

    @Test
    void issuesUntilTheEarliestOfRefreshAuthorisationAndExpiry() {
        office.kmc.change(new KmcSettings(30, 5));
        KeyOrder order = KeyOrder.standard(Office.TOWN, KeyType.DUTK, BaseDate.BDT_2014);
        office.kmc.generateKey(order);
        Instant soon = Office.START.plus(Duration.ofDays(10));
        office.kmc.generateKey(new KeyOrder(
                Office.FARM,
                KeyType.DUTK,
                order.baseDate(),
                order.algorithm(),
                order.encryptionAlgorithms(),
                order.ken(),
                order.active(),
                soon));
        office.kmc.authorise(office.authorisation(Office.TOWN));
        office.kmc.authorise(office.authorisation(Office.FARM));
        assertThat(issuedUntil(1)).containsExactly(Office.START.plus(Duration.ofDays(30)), soon);
        office.kmc.withdraw(1);
        Instant end = Office.START.plus(Duration.ofDays(3));
        office.kmc.authorise(
                KeyUseAuthorisation.unlimited(Office.TOWN, KeyType.DUTK, office.module.moduleId(), Office.START, end));
        assertThat(issuedUntil(2)).containsExactly(end, soon);
        office.now = end.plusSeconds(1);
        assertThat(issuedUntil(3)).containsExactly(soon);
        office.now = soon.plusSeconds(1);
        assertRefused(KeyLoadCode.NO_AUTHORISED_KEYS, "expected one that may be used there now", () -> issuedUntil(4));
    }

    private List<Instant> issuedUntil(int counter) {
        return office.codec.readKeyLoadFile(office.kmc.answer(office.text(office.request(counter)))).keys().stream()
                .map(key -> key.card().issuedUntil())
                .toList();
    }

    @Test
    void ofSeveralAuthorisationsForOneKeyTheOneThatLastsLongestCounts() {
        office.kmc.generateKey(Office.shortKey(Office.TOWN));
        for (int days : List.of(3, 20, 10)) {
            office.kmc.authorise(new KeyUseAuthorisation(
                    Office.TOWN,
                    Optional.empty(),
                    KeyType.DUTK,
                    office.module.moduleId(),
                    Office.START,
                    Office.START.plus(Duration.ofDays(days)),
                    OptionalLong.of(days),
                    OptionalLong.empty(),
                    OptionalInt.empty()));
        }
        KeyLoadFile file = office.codec.readKeyLoadFile(office.kmc.answer(office.text(office.request(1))));
        assertThat(file.keys()).singleElement().satisfies(key -> {
            assertThat(key.card().issuedUntil()).isEqualTo(Office.START.plus(Duration.ofDays(20)));
            assertThat(key.card().unitLimit()).hasValue(20);
        });
    }

    @Test
    void takesLimitsAndSubclassesFromTheAuthorisation() {
        office.kmc.generateKey(Office.shortKey(Office.TOWN));
        office.kmc.generateKey(KeyOrder.standard(Office.TOWN, KeyType.DUTK, BaseDate.BDT_2014));
        office.kmc.authorise(new KeyUseAuthorisation(
                Office.TOWN,
                Optional.of(office.kmc.vendingKeys().get(1).krn()),
                KeyType.DUTK,
                office.module.moduleId(),
                Office.START,
                Office.START.plus(Duration.ofDays(10)),
                OptionalLong.of(5000),
                OptionalLong.of(0xFFFF_FFFFL),
                OptionalInt.of(0x00FF)));
        VendingKeyCard card = office.codec
                .readKeyLoadFile(office.kmc.answer(office.text(office.request(1))))
                .keys()
                .get(0)
                .card();
        assertThat(card.krn()).hasToString("2");
        assertThat(card.unitLimit()).hasValue(5000);
        assertThat(card.currencyLimit()).hasValue(0xFFFF_FFFFL);
        assertThat(card.subclassMask()).hasValue(0x00FF);
    }

    @Test
    void writesExpAndCluOnlyForAKeyThatHasThem() {
        KeyOrder order = KeyOrder.standard(Office.TOWN, KeyType.DUTK, BaseDate.BDT_2014);
        office.kmc.generateKey(order.withoutExpiry());
        office.kmc.generateKey(order.withCluster(0));
        office.kmc.authorise(office.authorisation(Office.TOWN));
        KeyLoadFile file = office.codec.readKeyLoadFile(office.kmc.answer(office.text(office.request(1))));
        assertThat(file.keys().get(0).line()).doesNotContain(";EXP", ";CLU");
        assertThat(file.keys().get(1).line()).contains(";EXP20451124T201600Z;", ";CLU0;");
    }

    @Test
    void issuesAKeyWithoutExpForAsLongAsItIsAuthorised() {
        office.kmc.generateKey(
                KeyOrder.standard(Office.TOWN, KeyType.DUTK, BaseDate.BDT_1993).withoutExpiry());
        office.kmc.authorise(office.authorisation(Office.TOWN));
        assertThat(issuedUntil(1)).containsExactly(Office.START.plus(Duration.ofDays(90)));
        office.now = Office.START.plus(Duration.ofDays(999));
        assertThat(issuedUntil(2)).containsExactly(Office.START.plus(Duration.ofDays(1000)));
    }

    @Test
    void leavesOutAKeyThatWouldNotBeActiveInTime() {
        KeyOrder order = KeyOrder.standard(Office.TOWN, KeyType.DUTK, BaseDate.BDT_2014);
        office.kmc.generateKey(new KeyOrder(
                Office.TOWN,
                KeyType.DUTK,
                order.baseDate(),
                order.algorithm(),
                order.encryptionAlgorithms(),
                order.ken(),
                Office.START.plus(Duration.ofDays(90)),
                order.expires().orElseThrow()));
        office.kmc.authorise(office.authorisation(Office.TOWN));
        String request = office.text(office.request(1));
        assertRefused(KeyLoadCode.NO_AUTHORISED_KEYS, "got no vending key", () -> office.kmc.answer(request));
        office.now = Office.START.plus(Duration.ofSeconds(1));
        assertThat(office.kmc.answer(request)).contains("SGC900101");
    }

    @Test
    void givesTheSameFileForTheSameRequestAlsoAfterARestart() {
        office.withTwoKeys();
        String request = office.text(office.request(3));
        String first = office.kmc.answer(request);
        office.now = Office.START.plus(Duration.ofDays(5));
        assertThat(office.kmc.answer(request)).isEqualTo(first);
        KmcSimulator restarted = KmcSimulator.open(office.store, office, office.random);
        assertThat(restarted.answer(request)).isEqualTo(first);
        assertThat(restarted.issuedFiles(office.module.moduleId())).hasSize(1);
    }

    @Test
    void refusesACounterThatWasUsed() {
        office.withTwoKeys();
        office.kmc.answer(office.text(office.request(3)));
        assertRefused(
                KeyLoadCode.COUNTER_REPLAY,
                "CTR: got 2, expected more than the last one, 3",
                () -> office.kmc.answer(office.text(office.request(2))));
        assertRefused(
                KeyLoadCode.COUNTER_CONFLICT,
                "CTR: got 3 in another request",
                () -> office.kmc.answer(office.text(office.request(3))));
    }

    @Test
    void doesNotUseUpTheCounterWithoutKeys() {
        String request = office.text(office.request(1));
        assertRefused(KeyLoadCode.NO_AUTHORISED_KEYS, "got no vending key", () -> office.kmc.answer(request));
        office.withTwoKeys();
        assertThat(office.kmc.answer(request)).contains("SGC900101");
    }

    @Test
    void answersRegisteredModulesAlone() {
        office.withTwoKeys();
        ModuleIdentity stranger = office.module("90000002");
        assertRefused(
                KeyLoadCode.SM_UNKNOWN,
                "expected a registered module",
                () -> office.kmc.answer(office.text(office.request(stranger, 1))));
        office.kmc.revokeModule(office.module.moduleId());
        assertRefused(
                KeyLoadCode.SM_REVOKED,
                "expected a module not revoked",
                () -> office.kmc.answer(office.text(office.request(1))));
        office.kmc.registerModule(office.codec.file(office.module.publicKey()));
        assertRefused(
                KeyLoadCode.SM_REVOKED,
                "expected a module not revoked",
                () -> office.kmc.answer(office.text(office.request(1))));
        assertRefused(
                KeyLoadCode.SM_UNKNOWN,
                "expected a registered module",
                () -> office.kmc.revokeModule(stranger.moduleId()));
    }

    @Test
    void answersRequestsToItselfAlone() {
        office.withTwoKeys();
        KmcSimulator other = KmcSimulator.create(
                office.kmcIdentity("KMC-2"),
                List.of(office.moduleAnchor.anchor()),
                KmcSettings.DEFAULT,
                KmcStore.inMemory(),
                office,
                office.random);
        assertRefused(KeyLoadCode.WRONG_KMC, "expected this KMC", () -> other.answer(office.text(office.request(1))));
    }

    @Test
    void believesNoRequestThatTheModuleDidNotSign() {
        office.withTwoKeys();
        ModuleIdentity impostor = new ModuleIdentity(
                office.module.publicKey(), office.module("90000003").keys());
        assertRefused(
                KeyLoadCode.SIGNATURE_INVALID,
                "not by the module",
                () -> office.kmc.answer(office.text(office.request(impostor, 1))));
    }

    @Test
    void fillsNoFileBeyondItsLimit() {
        office.kmc.addSupplyGroup(new SupplyGroup(Office.TOWN, "Town", "council"));
        for (int i = 0; i < 112; i++) {
            SupplyGroupCode sgc = new SupplyGroupCode(500_000 + i);
            office.kmc.addSupplyGroup(new SupplyGroup(sgc, "Group", "owner"));
            office.kmc.authorise(office.authorisation(sgc));
            for (int krn = 1; krn <= 9; krn++) {
                office.kmc.generateKey(KeyOrder.standard(sgc, KeyType.DUTK, BaseDate.BDT_2014));
            }
        }
        assertRefused(
                KeyLoadCode.LIMIT_EXCEEDED,
                "got 1008 vending keys, expected at most 999",
                () -> office.kmc.answer(office.text(office.request(1))));
    }
}
