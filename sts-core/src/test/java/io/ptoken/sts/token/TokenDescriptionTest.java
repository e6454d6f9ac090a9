package io.ptoken.sts.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients find tokens by these texts (wire reference section 8). */
class TokenDescriptionTest {

    @ParameterizedTest
    @CsvSource({
        "0, Credit:Electricity",
        "1, Credit:Water",
        "2, Credit:Gas",
        "3, Credit:Time",
        "4, Credit:ElectricityCurrency",
        "5, Credit:WaterCurrency",
        "6, Credit:GasCurrency",
        "7, Credit:TimeCurrency",
    })
    void namesCredit(int subclass, String description) {
        assertThat(CreditSubclass.ofCode(subclass).description()).isEqualTo(description);
    }

    @ParameterizedTest
    @CsvSource({
        "0, InitMeterTest",
        "1, InitMeterTest",
        "2, ExtendedTokenRead",
        "6, ProprietaryMeterTest",
        "15, ProprietaryMeterTest"
    })
    void namesMeterTests(int subclass, String description) {
        MeterTestToken token = MeterTestToken.of(subclass, 1, 0);
        assertThat(token.subclass()).isEqualTo(subclass);
        assertThat(token.description()).isEqualTo(description);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, SetMaximumPowerLimit",
        "1, 0, ClearCredit",
        "2, 0, SetTariffRate",
        "5, 0, ClearTamperCondition",
        "6, 0, SetMaxPhaseUnbalanceLmt",
        "7, 0, SetWaterMeterFactor",
        "10, 123, SetControlElement",
        "10, 64535, SetControlElement",
        "11, 0, ProprietaryManagement",
        "15, 0, ProprietaryManagement",
    })
    void namesManagement(int subclass, int payload, String description) {
        ManagementToken token = ManagementToken.of(subclass, new RandomNibble(5), new TokenIdentifier(0), payload);
        assertThat(token.subclass()).isEqualTo(subclass);
        assertThat(token.description()).isEqualTo(description);
    }

    @Test
    void namesTheSectionsOfAKeyChange() {
        assertNamed(
                new Set1stSectionDecoderKey(0, new KeyRevision(1), false, false, KeyType.DUTK, 0),
                3,
                "Set1stSectionDecoderKey");
        assertNamed(new Set2ndSectionDecoderKey(0, new TariffIndex(1), 0), 4, "Set2ndSectionDecoderKey");
        assertNamed(new Set3rdSectionOf3Kct(new SupplyGroupCode(1)), 8, "Set3rdSectionDecoderKey");
        assertNamed(new Set3rdSectionOf4Kct(0, 0), 8, "Set3rdSectionDecoderKey");
        assertNamed(new Set4thSectionDecoderKey(0, 0), 9, "Set4thSectionDecoderKey");
    }

    /** What a section says of itself is its name and what is not key: nothing else may appear. */
    @Test
    void namesASectionInTextWithItsAttributes() {
        assertThat(new Set1stSectionDecoderKey(1, new KeyRevision(2), true, false, KeyType.DDTK, 3))
                .hasToString("Set1stSectionDecoderKey[krn=2, rollover=true, threeKct=false, keyType=DDTK]");
        assertThat(new Set2ndSectionDecoderKey(1, new TariffIndex(7), 3)).hasToString("Set2ndSectionDecoderKey[ti=07]");
        assertThat(new Set3rdSectionOf4Kct(5, 3)).hasToString("Set3rdSectionDecoderKey[sgcLow=5]");
        assertThat(new Set4thSectionDecoderKey(6, 3)).hasToString("Set4thSectionDecoderKey[sgcHigh=6]");
    }

    private static void assertNamed(KeyChangeToken section, int subclass, String description) {
        assertThat(section.subclass()).isEqualTo(subclass);
        assertThat(section.description()).isEqualTo(description);
    }
}
