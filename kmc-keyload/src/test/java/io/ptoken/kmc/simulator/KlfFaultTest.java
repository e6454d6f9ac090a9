package io.ptoken.kmc.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.host.KlfPreview;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.sts.InvalidValueException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault has the code it is said to have, first at the host, then in the module. */
class KlfFaultTest {

    private final Office office = new Office().withTwoKeys();

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            WRONG_CRC,                        AP-F09, -
            TAG_ORDER,                        AP-F05, -
            MISSING_ATTRIBUTE,                AP-F07, -
            WRONG_KCV,                        '',     AP-C03
            ATTRIBUTE_CHANGED_AFTER_WRAPPING, '',     AP-C02
            KEYS_SWAPPED,                     AP-F10, -
            KEY_MISSING,                      AP-F10, -
            NO_END,                           AP-F10, -
            WRONG_REQUEST_DIGEST,             AP-S05, AP-S05
            OTHER_MODULE,                     AP-I08, AP-I08
            EXPIRED,                          AP-S06, AP-S06
            WRONG_CONFIRMATION,               '',     AP-C01
            WRONG_SIGNATURE,                  AP-I03, AP-I03
            INVALID_POINT,                    '',     AP-I07
            OTHER_ENVIRONMENT,                AP-I01, AP-I01
            NO_KEYS,                          '',     ''
            FULL_FILE,                        '',     ''
            CRLF,                             '',     ''
            ARMOUR,                           '',     ''
            """)
    void isRefusedWithItsCode(KlfFault fault, String atTheHost, @Nullable String inTheModule) {
        PendingAgreement pending = office.request(1);
        String text = office.kmc.answerSpoilt(office.text(pending), fault);
        assertThat(codeOf(() -> preview(text, pending))).isEqualTo(atTheHost);
        if (inTheModule != null) {
            assertThat(codeOf(() -> loadAll(text, pending))).isEqualTo(inTheModule);
        }
        assertThat(office.kmc.issuedFiles(office.module.moduleId())).isEmpty();
    }

    private KlfPreview preview(String text, PendingAgreement pending) {
        return office.host.keyLoadFile(text, List.of(office.kmc.publicKey()), List.of(pending.request()), office.now);
    }

    private void loadAll(String text, PendingAgreement pending) {
        KeyLoadFile file = office.codec.readKeyLoadFile(text);
        AgreedKeys agreed = office.accept(pending, file);
        file.keys().forEach(key -> office.agreement.unwrap(key, agreed).close());
    }

    private static String codeOf(Runnable step) {
        try {
            step.run();
            return "";
        } catch (KeyLoadException e) {
            return e.code().code();
        }
    }

    @Test
    void allFaultsAreInTheTable() {
        assertThat(KlfFault.values()).hasSize(19);
    }

    @Test
    void noKeysAreNoneAndAFullFileIsFull() {
        PendingAgreement pending = office.request(1);
        String none = office.kmc.answerSpoilt(office.text(pending), KlfFault.NO_KEYS);
        assertThat(preview(none, pending).keys()).isEmpty();
        String full = office.kmc.answerSpoilt(office.text(pending), KlfFault.FULL_FILE);
        assertThat(preview(full, pending).keys())
                .hasSize(999)
                .allSatisfy(key -> assertThat(key.objection()).isEmpty());
    }

    @Test
    void twoKeysAreNeededToSwapThem() {
        office.kmc.withdraw(2);
        String request = office.text(office.request(1));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> office.kmc.answerSpoilt(request, KlfFault.KEYS_SWAPPED))
                .withMessage("keys in the file: got '1', expected at least 2 for this fault");
    }
}
