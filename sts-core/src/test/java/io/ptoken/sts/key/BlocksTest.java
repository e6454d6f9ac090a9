package io.ptoken.sts.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksTest {

    @Nested
    class ThePanBlock {

        @ParameterizedTest
        @CsvSource({
            "600727000000000009, DUTK, 0072700000000000",
            "000001000000000082, DUTK, 0000100000000008",
            "600727111111111153, DDTK, 0072711111111115",
            "600727475001502312, DITK, 0072747500150231",
            "600727111111111153, DCTK, 0072700000000000",
            "000001000000000082, DCTK, 0000000000000000",
        })
        void holdsTheEndOfTheIinAndTheDrn(String pan, KeyType keyType, String expected) {
            assertThat(PanBlock.of(new MeterPan(pan), keyType)).isEqualTo(Long.parseUnsignedLong(expected, 16));
        }
    }

    @Nested
    class TheControlBlock {

        @ParameterizedTest
        @CsvSource({
            "DUTK, 123456, 01, 1, 2123456011FFFFFF",
            "DITK, 000046, 01, 1, 0000046011FFFFFF",
            "DDTK, 123456, 02, 1, 1123456021FFFFFF",
            "DCTK, 201457, 07, 4, 3201457074FFFFFF",
            "DCTK, 999999, 99, 9, 3999999999FFFFFF",
        })
        void holdsTypeGroupTariffAndRevisionInDecimal(String kt, String sgc, String ti, String krn, String expected) {
            assertThat(ControlBlock.of(
                            KeyType.valueOf(kt),
                            SupplyGroupCode.parse(sgc),
                            TariffIndex.parse(ti),
                            KeyRevision.parse(krn)))
                    .isEqualTo(Long.parseUnsignedLong(expected, 16));
        }
    }

    @Test
    void areXoredToTheInputOfTheTrace() {
        long pan = PanBlock.of(new MeterPan("600727000000000009"), KeyType.DUTK);
        long control =
                ControlBlock.of(KeyType.DUTK, new SupplyGroupCode(123456), new TariffIndex(1), new KeyRevision(1));
        assertThat(pan ^ control).isEqualTo(0x2151_3560_11FF_FFFFL);
        try (Des des = Des.of(0xABAB_ABAB_ABAB_ABABL)) {
            assertThat(des.encrypt(pan ^ control)).isEqualTo(0x6CA9_AAD4_270F_A73BL);
        }
    }
}
