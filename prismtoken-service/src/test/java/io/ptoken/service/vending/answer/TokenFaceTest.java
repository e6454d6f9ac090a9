package io.ptoken.service.vending.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of wire reference section 8; units that no source shows are pinned as we chose them. */
class TokenFaceTest {

    private static final TokenIdentifier TID = new TokenIdentifier(6_000_000);

    @ParameterizedTest(name = "credit subclass {0}")
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "0 | Credit:Electricity         | hWh     | 10.2    | kWh",
                "1 | Credit:Water               | 0.1 m3  | 10.2    | m3",
                "2 | Credit:Gas                 | 0.1 m3  | 10.2    | m3",
                "3 | Credit:Time                | 0.1 min | 10.2    | min",
                "4 | Credit:ElectricityCurrency | ''      | 0.00102 | ''",
                "5 | Credit:WaterCurrency       | ''      | 0.00102 | ''",
                "6 | Credit:GasCurrency         | ''      | 0.00102 | ''",
                "7 | Credit:TimeCurrency        | ''      | 0.00102 | ''",
            })
    void showsCredit(int subclass, String description, String stsUnit, String scaled, String scaledUnit) {
        CreditSubclass kind = CreditSubclass.ofCode(subclass);
        TransferAmountCode amount =
                kind.isCurrency() ? CurrencyAmountCode.encode(BigInteger.valueOf(102)) : UnitAmountCode.encode(102);
        TokenFace face = TokenFace.ofCredit(kind, TID, amount, CurrencyScale.HUNDRED_THOUSANDTHS);
        assertThat(face.description()).isEqualTo(description);
        assertThat(face.stsUnitName()).isEqualTo(stsUnit);
        assertThat(face.scaledAmount()).isEqualTo(scaled);
        assertThat(face.scaledUnitName()).isEqualTo(scaledUnit);
        assertThat(face.units()).isEqualByComparingTo("102");
    }

    @ParameterizedTest(name = "management subclass {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0  | SetMaximumPowerLimit    | Watt",
                "1  | ClearCredit             | ''",
                "2  | SetTariffRate           | ''",
                "5  | ClearTamperCondition    | ''",
                "6  | SetMaxPhaseUnbalanceLmt | Watt",
                "7  | SetWaterMeterFactor     | ''",
                "10 | SetControlElement       | ''",
            })
    void showsManagementAsWholeNumbers(int subclass, String description, String unit) {
        int payload = subclass == 5 ? 0 : 3; // the payload of 5 is padding
        TokenFace face = TokenFace.ofManagement(subclass, TID, payload);
        assertThat(face.description()).isEqualTo(description);
        assertThat(face.stsUnitName()).isEqualTo(unit);
        assertThat(face.scaledAmount()).isEqualTo(Integer.toString(payload));
        assertThat(face.scaledUnitName()).isEqualTo(unit);
    }

    @Test
    void showsThePublishedFlagAsItsNumber() {
        assertThat(TokenFace.ofManagement(10, TID, 64_535).scaledAmount()).isEqualTo("64535");
    }

    @ParameterizedTest(name = "key-change subclass {0}")
    @CsvSource({
        "3, Set1stSectionDecoderKey",
        "4, Set2ndSectionDecoderKey",
        "8, Set3rdSectionDecoderKey",
        "9, Set4thSectionDecoderKey"
    })
    void showsKeyChangeSections(int subclass, String description) {
        TokenFace face = TokenFace.ofKeyChange(subclass);
        assertThat(face.description()).isEqualTo(description);
        assertThat(face.scaledAmount()).isEqualTo("0");
    }
}
