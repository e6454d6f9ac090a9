package io.ptoken.hsm.soft;

import static io.ptoken.kmc.text.KeyLoadCode.ATTRIBUTE_CONSTRAINT;
import static io.ptoken.kmc.text.KeyLoadCode.BAD_VALUE;
import static io.ptoken.kmc.text.KeyLoadCode.CRC_MISMATCH;
import static io.ptoken.kmc.text.KeyLoadCode.DUPLICATE_VK;
import static io.ptoken.kmc.text.KeyLoadCode.KCV_MISMATCH;
import static io.ptoken.kmc.text.KeyLoadCode.MISSING_TAG;
import static io.ptoken.kmc.text.KeyLoadCode.NO_FREE_REGISTER;
import static io.ptoken.kmc.text.KeyLoadCode.NO_SLOT;
import static io.ptoken.kmc.text.KeyLoadCode.RECORD_SEQUENCE;
import static io.ptoken.kmc.text.KeyLoadCode.SEQ_NOT_IN_EXCHANGE;
import static io.ptoken.kmc.text.KeyLoadCode.SLOT_STATE;
import static io.ptoken.kmc.text.KeyLoadCode.VK_AUTHENTICATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.kmc.text.KeyLoadCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** KL: every check and their order (key-load profile section 2.8). */
class VendingKeyChecksTest extends KeyLoadTest {

    private final Map<String, String> faults = new LinkedHashMap<>();
    private SoftSecurityModule module;
    private KeyLoading loading;
    private TestKmc.Klf file;

    @BeforeEach
    void startLoading() {
        bench.settings = bench.settings.withCapacity(1);
        module = bench.create();
        loading = loading(module);
        file = KMC.startLoading(
                loading,
                TestCards.limited(1, 201457, java.util.OptionalLong.of(5)),
                TestCards.withKcv(TestCards.standard(2), "000000"),
                TestCards.standard(3),
                TestCards.dkga04(4, 5));
    }

    @AfterEach
    void closeIt() {
        module.close();
    }

    private SecurityModuleException assertRefused(KeyLoadCode code, KeyLoadRecord record) {
        return assertRefused(module, code, () -> loading.loadKey(KMC.id(), record));
    }

    private KeyLoadRecord faulty(int sequence) {
        return TestRecords.with(file.key(sequence), faults);
    }

    /** With all faults at once the first check decides; without that fault the second, and so on. */
    @Test
    void theFirstCheckThatFailsDecides() {
        faults.put("BDT", "20200101T000000Z");
        faults.put("DKG", "03");
        faults.put("EAS", "11");
        faults.put("IUT", "20150101T000000Z");
        faults.put("SEQ", "5");
        assertRefused(CRC_MISMATCH, new KeyLoadRecord(faulty(1).line().replaceFirst("CRC....;$", "CRC0000;")));
        assertRefused(SEQ_NOT_IN_EXCHANGE, faulty(1));
        faults.put("SEQ", "4");
        assertConstraint("BDT");
        faults.remove("BDT");
        assertConstraint("DKG");
        faults.put("DKG", "02");
        assertConstraint("VKL");
        faults.remove("DKG");
        assertConstraint("ACT");
        faults.remove("IUT");
        assertRefused(VK_AUTHENTICATION_FAILED, faulty(1));
        loading.loadKey(KMC.id(), file.key(4));
        loading.deleteSlot(KMC.id());
    }

    private void assertConstraint(String tag) {
        assertThat(assertRefused(ATTRIBUTE_CONSTRAINT, faulty(1)).getMessage()).contains(": " + tag + ": got ");
    }

    @Test
    void authenticityComesBeforeKcvBeforeTheKeysThereAreBeforeRoom() {
        loading.loadKey(KMC.id(), file.key(1));
        assertRefused(VK_AUTHENTICATION_FAILED, TestRecords.with(file.key(2), "SGN", "Elsewhere"));
        assertRefused(KCV_MISMATCH, file.key(2));
        assertRefused(DUPLICATE_VK, file.key(3));
        assertThat(assertRefused(NO_FREE_REGISTER, file.key(4)))
                .hasMessage("28 VK_REG_NOT_FOUND_ERROR: AP-V03 NO_FREE_REGISTER: VK 4 (SGC 000005 KRN 1 KT 2): all 1"
                        + " registers of the module are in use, expected a free one");
    }

    @Test
    void whatWasLoadedIsKnownBeforeAnythingOfTheKeyIsChecked() {
        loading.loadKey(KMC.id(), file.key(1));
        assertThat(loading.loadKey(KMC.id(), file.key(1)).repeated()).isTrue();
        assertRefused(VK_AUTHENTICATION_FAILED, TestRecords.with(file.key(1), "KEN", "254"));
    }

    @Test
    void slotAndStateComeBeforeTheNumber() {
        faults.put("SEQ", "5");
        assertRefused(module, NO_SLOT, () -> loading.loadKey(OTHER_KMC.id(), faulty(1)));
        loading.endLoading(KMC.id());
        assertRefused(SLOT_STATE, faulty(1));
        loading.acceptKmcKey(KMC.publicKey(), false);
        assertRefused(SLOT_STATE, faulty(1));
    }

    @Test
    void eachConstraintIsChecked() {
        Map.of(
                        "BDT", "20140102T000000Z",
                        "DKG", "03",
                        "IUT", "20150101T000000Z",
                        "CLU", "1",
                        "SBM", "0001",
                        "EXP", "20141231T235959Z")
                .forEach((tag, value) -> {
                    KeyLoadRecord record = file.key(1);
                    if (tag.equals("CLU") || tag.equals("EXP")) {
                        record = new KeyLoadRecord(TestRecords.withCrc(inserted(record, tag, value)));
                    } else if (tag.equals("SBM")) {
                        record = TestRecords.with(record, Map.of("KTC", "1", "SBM", "0001"));
                    } else {
                        record = TestRecords.with(record, tag, value);
                    }
                    assertThat(assertRefused(ATTRIBUTE_CONSTRAINT, record).status())
                            .as(tag)
                            .isEqualTo(SmStatus.ATTRIBUTE_ERROR);
                });
    }

    private static String inserted(KeyLoadRecord record, String tag, String value) {
        String before = tag.equals("CLU") ? ";DKG" : ";IUT";
        String text = record.line().replace(before, ";" + tag + value + before);
        return text.substring(0, text.lastIndexOf("CRC"));
    }

    @Test
    void missingAttributesAndValuesOutOfRangeAreAttributeErrors() {
        assertThat(assertRefused(MISSING_TAG, TestRecords.without(file.key(1), "KEN"))
                        .status())
                .isEqualTo(SmStatus.ATTRIBUTE_ERROR);
        assertThat(assertRefused(BAD_VALUE, TestRecords.with(file.key(1), "KEN", "256"))
                        .status())
                .isEqualTo(SmStatus.ATTRIBUTE_ERROR);
        assertThat(assertRefused(RECORD_SEQUENCE, file.response()).status()).isEqualTo(SmStatus.DF_FORMAT_ERROR);
    }

    @Test
    void aKeyOfAnotherExchangeIsRefused() {
        loading.endLoading(KMC.id());
        KMC.startLoading(loading, TestCards.standard(1));
        assertRefused(VK_AUTHENTICATION_FAILED, file.key(1));
    }

    /** Every character of the record changed, with the CRC of the changed text. */
    @Test
    void noCharacterCanBeChanged() {
        String line = file.key(1).line();
        String text = line.substring(0, line.lastIndexOf("CRC"));
        for (int i = 0; i < text.length(); i++) {
            for (char other : new char[] {(char) (text.charAt(i) ^ 1), '0', 'A', ';'}) {
                if (other != text.charAt(i) && other >= ' ' && other <= '}') {
                    String changed = text.substring(0, i) + other + text.substring(i + 1);
                    SecurityModuleException refusal = org.assertj.core.api.Assertions.catchThrowableOfType(
                            SecurityModuleException.class,
                            () -> loading.loadKey(KMC.id(), new KeyLoadRecord(TestRecords.withCrc(changed))));
                    assertThat(refusal).as("character %d as %s", i + 1, other).isNotNull();
                }
            }
        }
        assertThat(module.vendingKeys()).isEmpty();
        loading.loadKey(KMC.id(), file.key(1));
    }
}
