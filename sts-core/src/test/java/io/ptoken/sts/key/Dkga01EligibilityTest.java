package io.ptoken.sts.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.tid.BaseDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Dkga01EligibilityTest {

    private static final MeterPan EARLY = meter("0700000000");

    /** The meter whose DRN begins with ten digits, check digit added. */
    private static MeterPan meter(String tenDigits) {
        return MeterPan.of(Drn.of(tenDigits.substring(0, 2), tenDigits.substring(2)));
    }

    private static boolean eligible(MeterPan pan, KeyType kt, int sgc, int krn, EncryptionAlgorithm ea) {
        return Dkga01Eligibility.isEligible(new DecoderKeyContext(
                pan, kt, new SupplyGroupCode(sgc), new TariffIndex(1), new KeyRevision(krn), BaseDate.BDT_1993, ea));
    }

    @Nested
    class ForAUniqueOrDefaultKey {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0100000000", "0100499999", "0109000000", "0300000000", "0311400000", "0400000000", "0405999999",
                    "0601000000", "0603999999", "0640000000", "0641999999", "0666000000", "0669999999", "0699000001",
                    "0699000999", "0700000000", "0702099999"
                })
        void countsTheEarlyDrns(String tenDigits) {
            assertThat(eligible(meter(tenDigits), KeyType.DUTK, 123456, 1, EncryptionAlgorithm.STA))
                    .isTrue();
            assertThat(eligible(meter(tenDigits), KeyType.DDTK, 123456, 1, EncryptionAlgorithm.STA))
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0099999999", "0100500000", "0108999999", "0109000500", "0299999999", "0311400001", "0399999999",
                    "0406000000", "0600999999", "0604000000", "0639999999", "0642000000", "0665999999", "0670000000",
                    "0699000000", "0699001000", "0699999999", "0702100000"
                })
        void leavesOutTheirNeighbours(String tenDigits) {
            assertThat(eligible(meter(tenDigits), KeyType.DUTK, 123456, 1, EncryptionAlgorithm.STA))
                    .isFalse();
        }

        @Test
        void needsTheFirstKeyRevision() {
            assertThat(eligible(EARLY, KeyType.DUTK, 123456, 2, EncryptionAlgorithm.STA))
                    .isFalse();
        }

        @Test
        void needsSta() {
            assertThat(eligible(EARLY, KeyType.DUTK, 123456, 1, EncryptionAlgorithm.MISTY1))
                    .isFalse();
        }

        @Test
        void needsAnElevenDigitDrn() {
            assertThat(eligible(new MeterPan("000001000000000082"), KeyType.DUTK, 123456, 1, EncryptionAlgorithm.STA))
                    .isFalse();
        }
    }

    @Nested
    class ForACommonKey {

        @ParameterizedTest
        @CsvSource({
            "100702, true",
            "990400, true",
            "990405, true",
            "100701, false",
            "100703, false",
            "990399, false",
            "990406, false"
        })
        void goesByTheSupplyGroup(int sgc, boolean expected) {
            assertThat(eligible(meter("9900000000"), KeyType.DCTK, sgc, 1, EncryptionAlgorithm.STA))
                    .isEqualTo(expected);
        }

        @Test
        void doesNotGoByTheDrn() {
            assertThat(eligible(EARLY, KeyType.DCTK, 123456, 1, EncryptionAlgorithm.STA))
                    .isFalse();
        }
    }

    @Test
    void servesNoInitialisationKey() {
        assertThat(eligible(EARLY, KeyType.DITK, 100702, 1, EncryptionAlgorithm.STA))
                .isFalse();
    }
}
