package io.ptoken.kmc.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of key-load profile section 2.7. */
class KeyLoadCodeTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            AP-F01, BAD_MAGIC,                49
            AP-F02, BAD_CHARACTER,            49
            AP-F03, BAD_RECORD_SYNTAX,        49
            AP-F04, DUPLICATE_TAG,            49
            AP-F05, TAG_ORDER,                49
            AP-F06, UNKNOWN_TAG,              49
            AP-F07, MISSING_TAG,              49
            AP-F08, BAD_VALUE,                49
            AP-F09, CRC_MISMATCH,             49
            AP-F10, RECORD_SEQUENCE,          49
            AP-F11, LIMIT_EXCEEDED,           49
            AP-F12, PKID_INVALID,             49
            AP-I01, ENV_NOT_TEST,             EE
            AP-I02, UNKNOWN_TRUST_ANCHOR,     EE
            AP-I03, SIGNATURE_INVALID,        EE
            AP-I04, FINGERPRINT_MISMATCH,     EE
            AP-I05, KMC_KEY_NOT_YET_ACTIVE,   43
            AP-I06, KMC_KEY_EXPIRED,          41
            AP-I07, PUBLIC_POINT_INVALID,     EE
            AP-I08, WRONG_SM,                 EE
            AP-I09, WRONG_KMC,                ''
            AP-S01, SLOT_STATE,               26
            AP-S02, NO_SLOT,                  27
            AP-S03, NO_FREE_SLOT,             27
            AP-S04, REQUEST_OUTSTANDING,      EE
            AP-S05, REQUEST_MISMATCH,         EE
            AP-S06, RESPONSE_EXPIRED,         EE
            AP-S07, RESPONSE_TIME,            EE
            AP-S08, COUNTER_REPLAY,           ''
            AP-S09, COUNTER_CONFLICT,         ''
            AP-C01, KEY_CONFIRMATION_FAILED,  EE
            AP-C02, VK_AUTHENTICATION_FAILED, 77
            AP-C03, KCV_MISMATCH,             94
            AP-C04, DIGEST_MISMATCH,          ''
            AP-V01, ATTRIBUTE_CONSTRAINT,     94
            AP-V02, DUPLICATE_VK,             94
            AP-V03, NO_FREE_REGISTER,         28
            AP-V04, SEQ_NOT_IN_EXCHANGE,      28
            AP-V05, NO_SUCH_REGISTER,         ''
            AP-P01, SM_UNKNOWN,               ''
            AP-P02, SM_REVOKED,               ''
            AP-P03, NO_AUTHORISED_KEYS,       ''
            """)
    void hasTheCodeAndStatusOfTheProfile(String code, KeyLoadCode name, String status) {
        assertThat(name.code()).isEqualTo(code);
        assertThat(name.smStatus().orElse("")).isEqualTo(status);
        assertThat(name.text()).isEqualTo(code + " " + name);
    }

    @Test
    void hasNoOtherCode() {
        assertThat(KeyLoadCode.values()).hasSize(42);
        assertThat(Arrays.stream(KeyLoadCode.values()).map(KeyLoadCode::code)).doesNotHaveDuplicates();
    }

    @Test
    void missingAndBadValuesOfAVendingKeyAreAttributeErrorsToTheModule() {
        TextPosition position = new TextPosition(3, 6, "VK", "KRN");
        for (KeyLoadCode code : KeyLoadCode.values()) {
            boolean attribute = code == KeyLoadCode.MISSING_TAG || code == KeyLoadCode.BAD_VALUE;
            assertThat(new KeyLoadException(code, position, true, "x").smStatus())
                    .isEqualTo(attribute ? Optional.of("94") : code.smStatus());
            assertThat(new KeyLoadException(code, position, false, "x").smStatus())
                    .isEqualTo(code.smStatus());
        }
    }

    @Test
    void messagesSayCodePlaceAndText() {
        TextPosition position = new TextPosition(3, 6, "VK", "KRN");
        KeyLoadException placed = new KeyLoadException(KeyLoadCode.BAD_VALUE, position, true, "got '0', expected 1-9");
        assertThat(placed).hasMessage("AP-F08 BAD_VALUE: line 3, column 6, VK KRN: got '0', expected 1-9");
        assertThat(placed.position()).contains(position);
        KeyLoadException bare = new KeyLoadException(KeyLoadCode.NO_SLOT, "no slot for that KMC");
        assertThat(bare).hasMessage("AP-S02 NO_SLOT: no slot for that KMC");
        assertThat(bare.position()).isEmpty();
    }
}
