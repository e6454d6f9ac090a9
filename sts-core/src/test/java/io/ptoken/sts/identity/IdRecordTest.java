package io.ptoken.sts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.sts.CheckDigitException;
import io.ptoken.sts.InvalidValueException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdRecordTest {

    private static final IdRecord WITHOUT_DOE = record("600727000000000009", "0000", 1, 7, 201_457, 1, 1);
    private static final IdRecord WITH_DOE = record("600727111111111153", "2612", 2, 11, 203_557, 23, 6);

    @Test
    void isWrittenAs35DigitsOrAsTrack2() {
        assertThat(WITHOUT_DOE.digits(IdRecordLayout.DEFAULT)).isEqualTo("60072700000000000900000107201457011");
        assertThat(WITHOUT_DOE.track2(IdRecordLayout.DEFAULT)).isEqualTo("600727000000000009===0107201457011");
        assertThat(WITH_DOE.digits(IdRecordLayout.DEFAULT)).isEqualTo("60072711111111115326120211203557236");
        assertThat(WITH_DOE.track2(IdRecordLayout.DEFAULT)).isEqualTo("600727111111111153=2612=0211203557236");
    }

    @Test
    void isReadAsAKnownClientWritesIt() {
        assertThat(IdRecord.parse("00000260060135803400000207999907012"))
                .isEqualTo(record("000002600601358034", "0000", 2, 7, 999_907, 1, 2));
    }

    @Test
    void putsKrnBeforeTiWhenSetSo() {
        assertThat(WITH_DOE.track2(IdRecordLayout.KRN_THEN_TI)).isEqualTo("600727111111111153=2612=02112035570623");
        assertThat(WITHOUT_DOE.track2(IdRecordLayout.KRN_THEN_TI))
                .isEqualTo(WITHOUT_DOE.track2(IdRecordLayout.TI_THEN_KRN));
    }

    @ParameterizedTest
    @EnumSource(IdRecordLayout.class)
    void comesBackFromEitherForm(IdRecordLayout layout) {
        for (IdRecord record : new IdRecord[] {WITHOUT_DOE, WITH_DOE}) {
            assertThat(IdRecord.parse(record.digits(layout), layout)).isEqualTo(record);
            assertThat(IdRecord.parse(record.track2(layout), layout)).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @EnumSource(Record2.Framing.class)
    void comesBackFromARecord2(Record2.Framing framing) {
        Record2 record2 = new Record2(WITH_DOE);
        String text = record2.text(framing, IdRecordLayout.DEFAULT);
        assertThat(Record2.parse(text, framing, IdRecordLayout.DEFAULT)).isEqualTo(record2);
    }

    @Test
    void isFramedByStxAndEtxInARecord2() {
        assertThat(new Record2(WITHOUT_DOE).text(Record2.Framing.DEFAULT, IdRecordLayout.DEFAULT))
                .isEqualTo("\u0002600727000000000009===0107201457011\u0003");
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "600727000000000009",
                    "600727000000000009===",
                    "600727000000000009=2612",
                    "600727000000000009=2612=0107201457",
                    "6007270000000000090000",
                    "6007270000000000090000010720145701",
                    "600727000000000009000001072014570111",
                    "600727000000000009=2612x0107201457011",
                    "600727000000000009===010720145701"
                })
        void anotherForm(String text) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> IdRecord.parse(text))
                    .satisfies(e -> assertThat(e.field()).isEqualTo("IDRecord"));
        }

        @ParameterizedTest
        @CsvSource({
            "60072700000000000913000107201457011, DOE",
            "60072700000000000900000x07201457011, TCT",
            "60072700000000000900000108201457011, EA",
            "60072700000000000900000107201x57011, SGC",
            "600727000000000009000001072014570x1, TI",
            "60072700000000000900000107201457010, KRN",
        })
        void aFieldOutOfRangeByItsName(String text, String field) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> IdRecord.parse(text))
                    .satisfies(e -> assertThat(e.field()).isEqualTo(field));
        }

        @Test
        void aPanWithABadCheckDigit() {
            assertThatExceptionOfType(CheckDigitException.class)
                    .isThrownBy(() -> IdRecord.parse("60072700000000000800000107201457011"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "\u0002",
                    "600727000000000009===0107201457011",
                    "\u0002600727000000000009===0107201457011"
                })
        void aRecord2WithoutItsFrame(String text) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> Record2.parse(text, Record2.Framing.DEFAULT, IdRecordLayout.DEFAULT))
                    .satisfies(e -> assertThat(e.field()).isEqualTo("Record2"));
        }
    }

    private static IdRecord record(String pan, String doe, int tct, int ea, int sgc, int ti, int krn) {
        return new IdRecord(
                new MeterPan(pan),
                new DateOfExpiry(doe),
                new TokenCarrierType(tct),
                EncryptionAlgorithm.ofCode(ea),
                new SupplyGroupCode(sgc),
                new TariffIndex(ti),
                new KeyRevision(krn));
    }
}
