package io.ptoken.hsm.protocol.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.protocol.settings.FieldSettings;
import io.ptoken.hsm.protocol.settings.FieldSettings.HexWidth;
import io.ptoken.hsm.protocol.settings.FieldSettings.Strictness;
import io.ptoken.hsm.protocol.settings.FieldType;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {

    private static final FieldSettings STRICT = FieldSettings.DEFAULTS;
    private static final FieldSettings LENIENT = STRICT.withStrictness(Strictness.LENIENT);
    private static final FieldLayout ALL = FieldLayout.EMPTY
            .and(FieldType.N, "count")
            .and(FieldType.P, "text")
            .and(FieldType.H, "value")
            .and(FieldType.D, "time");
    private static final String BODY = "N7~PA b~H00FF~D20240501101500~";

    @Test
    void readsAndWritesAllFourTypes() {
        Fields fields = ALL.read(BODY, STRICT);
        assertThat(fields.number(0, 0, 9)).isEqualTo(7);
        assertThat(fields.text(1)).isEqualTo("A b");
        assertThat(fields.hexNumber(2, 0xFFFF)).isEqualTo(0xFF);
        assertThat(fields.octets(2, 2)).isEqualTo(new HexOctets("00FF"));
        assertThat(fields.time(3)).isEqualTo(Instant.parse("2024-05-01T10:15:00Z"));
        assertThat(new FieldWriter(STRICT)
                        .number(7)
                        .text("A b")
                        .hexNumber(0xFF, 2)
                        .time(Instant.parse("2024-05-01T10:15:00.9Z"))
                        .body())
                .isEqualTo(BODY);
    }

    @Test
    void timesAreThoseOfTheModulesZone() {
        FieldSettings cairo =
                new FieldSettings(HexWidth.FIXED, ZoneOffset.ofHours(2), FieldType.P, FieldType.H, Strictness.STRICT);
        Instant time = ALL.read(BODY, cairo).time(3);
        assertThat(time).isEqualTo(Instant.parse("2024-05-01T08:15:00Z"));
        assertThat(new FieldWriter(cairo).time(time).body()).isEqualTo("D20240501101500~");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, H0001~, H01~",
        "0, 2, H0000~, H00~",
        "256, 2, H0100~, H0100~",
        "85740, 3, H014EEC~, H014EEC~",
        "40966, 3, H00A006~, HA006~",
        "0, 3, H000000~, H00~",
    })
    void writesBothWidthsOfHexNumbersAndReadsEither(long value, int octets, String fixed, String minimal) {
        assertThat(new FieldWriter(STRICT).hexNumber(value, octets).body()).isEqualTo(fixed);
        assertThat(new FieldWriter(STRICT.withHexWidth(HexWidth.MINIMAL))
                        .hexNumber(value, octets)
                        .body())
                .isEqualTo(minimal);
        FieldLayout layout = FieldLayout.EMPTY.and(FieldType.H, "value");
        assertThat(layout.read(fixed, STRICT).hexNumber(0, 0xFFFFFF)).isEqualTo(value);
        assertThat(layout.read(minimal, STRICT).hexNumber(0, 0xFFFFFF)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "N7~PA~H00~, PTVD_NFIELDS, 10, '60 PTVD_NFIELDS at character 10: got 3 fields, expected 4'",
        "N7~PA~H00~D20240501101500~N1~, PTVD_NFIELDS, 29, '60 PTVD_NFIELDS at character 29: got 5 fields, expected 4'",
        "N7~PA~H00~D20240501101500, PTVD_NFIELDS, 10, '60 PTVD_NFIELDS at character 10: field 4 does not end with ~'",
        "N7~NA~H00~D20240501101500~, PTVD_FIELDTYPE, 3,"
                + " '61 PTVD_FIELDTYPE at character 3: field 2 (text) has type ''N'', expected P'",
        "~PA~H00~D20240501101500~, PTVD_FIELDTYPE, 0,"
                + " '61 PTVD_FIELDTYPE at character 0: field 1 (count) has type nothing, expected N'",
        "N07~PA~H00~D20240501101500~, PTVD_ENCODING, 0,"
                + " '62 PTVD_ENCODING at character 0: field 1 (count) has a wrong value, expected no leading zeros'",
        "N~PA~H00~D20240501101500~, PTVD_ENCODING, 0,"
                + " '62 PTVD_ENCODING at character 0: field 1 (count) has a wrong value, expected decimal digits'",
        "N-7~PA~H00~D20240501101500~, PTVD_ENCODING, 0,"
                + " '62 PTVD_ENCODING at character 0: field 1 (count) has a wrong value, expected decimal digits'",
        "N7~PA~H0~D20240501101500~, PTVD_ENCODING, 6,"
                + " '62 PTVD_ENCODING at character 6: field 3 (value) has a wrong value, expected an even number of hex digits'",
        "N7~PA~H0a~D20240501101500~, PTVD_ENCODING, 6,"
                + " '62 PTVD_ENCODING at character 6: field 3 (value) has a wrong value, expected upper-case hex digits'",
        "N7~PA~H~D20240501101500~, PTVD_ENCODING, 6,"
                + " '62 PTVD_ENCODING at character 6: field 3 (value) has a wrong value, expected upper-case hex digits'",
        "N7~PA~H00~D2024050110150~, PTVD_ENCODING, 10,"
                + " '62 PTVD_ENCODING at character 10: field 4 (time) has a wrong value, expected 14 digits CCYYMMDDhhmmss'",
        "N7~PA~H00~D20240230101500~, PTVD_ENCODING, 10,"
                + " '62 PTVD_ENCODING at character 10: field 4 (time) has a wrong value, expected a time that exists'",
    })
    void tellsWhatIsWrongAndWhere(String body, SmStatus status, int position, String message) {
        assertThatThrownBy(() -> ALL.read(body, STRICT))
                .isInstanceOfSatisfying(FieldException.class, e -> {
                    assertThat(e.status()).isEqualTo(status);
                    assertThat(e.position()).isEqualTo(position);
                })
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "H0a~N07~, PTVD_NFIELDS",
        "H0a~N07~PA~P~, PTVD_FIELDTYPE",
        "N07~NA~H0a~D1~, PTVD_FIELDTYPE",
        "N07~PA~H0a~D1~, PTVD_ENCODING",
    })
    void countsFieldsBeforeItLooksAtTypesAndAtTypesBeforeValues(String body, SmStatus status) {
        assertStatus(body, STRICT, status);
    }

    @Test
    void lenientReadersForgiveZerosCaseOddDigitsAndMoreFields() {
        Fields fields = ALL.read("N007~PA~Habc~D20240501101500~Zwhat~", LENIENT);
        assertThat(fields.number(0, 0, 9)).isEqualTo(7);
        assertThat(fields.hexNumber(2, 0xFFFF)).isEqualTo(0xABC);
        assertStatus("N7~PA~H00~", LENIENT, SmStatus.PTVD_NFIELDS);
    }

    @Test
    void tolerantLayoutsPassOverFieldsOfNewerModules() {
        Fields fields = ALL.tolerant().read(BODY + "Znew~", STRICT);
        assertThat(fields.number(0, 0, 9)).isEqualTo(7);
        assertThat(fields.has(4)).isFalse();
    }

    @Test
    void optionalFieldsMayBeMissingFromTheEnd() {
        FieldLayout layout = ALL.optionalFrom(1);
        assertThat(layout.read("N7~", STRICT).has(1)).isFalse();
        assertThat(layout.read("N7~PA~", STRICT).has(1)).isTrue();
        assertThatThrownBy(() -> layout.read("", STRICT))
                .hasMessage("60 PTVD_NFIELDS at character 0: got 0 fields, expected 1-4");
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatThrownBy(() -> ALL.read(BODY, STRICT).number(0, 8, 9))
                .isInstanceOfSatisfying(
                        FieldException.class, e -> assertThat(e.status()).isEqualTo(SmStatus.PTVD_RANGE))
                .hasMessage("63 PTVD_RANGE at character 0: field 1 (count) out of range, expected 8-9");
        FieldLayout number = FieldLayout.EMPTY.and(FieldType.N, "count");
        assertThatThrownBy(() -> number.read("N9999999999999999999999~", STRICT).number(0, 0, Long.MAX_VALUE))
                .hasMessageContaining("out of range");
        assertThatThrownBy(() -> ALL.read(BODY, STRICT).hexNumber(2, 0xFE))
                .hasMessage("63 PTVD_RANGE at character 8: field 3 (value) out of range, expected at most fe");
        FieldLayout hex = FieldLayout.EMPTY.and(FieldType.H, "value");
        assertThatThrownBy(() -> hex.read("HFFFFFFFFFFFFFFFFFF~", STRICT).hexNumber(0, 0xFF))
                .hasMessageContaining("out of range");
        assertThat(hex.read("H000000000000000000000000FF~", STRICT).hexNumber(0, 0xFF))
                .isEqualTo(0xFF);
        assertThatThrownBy(() -> ALL.read(BODY, STRICT).octets(2, 3))
                .hasMessage("63 PTVD_RANGE at character 8: field 3 (value) has 2 octets, expected 3");
    }

    @Test
    void refusesToWriteWhatCouldNotBeRead() {
        FieldWriter writer = new FieldWriter(STRICT);
        assertThatThrownBy(() -> writer.text("a~b"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("text: got 'U+007E at 1', expected printable ASCII without ~");
        assertThatThrownBy(() -> writer.text("\r")).hasMessageContaining("U+000D at 0");
        assertThatThrownBy(() -> writer.number(-1)).hasMessage("number: got '-1', expected 0 or more");
        assertThatThrownBy(() -> writer.hexNumber(0x10000, 2)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> writer.time(Instant.parse("+10000-01-01T00:00:00Z")))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new HexOctets("0")).isInstanceOf(InvalidValueException.class);
        assertThat(writer.body()).isEmpty();
    }

    private static void assertStatus(String body, FieldSettings settings, SmStatus status) {
        assertThatThrownBy(() -> ALL.read(body, settings))
                .isInstanceOfSatisfying(
                        FieldException.class, e -> assertThat(e.status()).isEqualTo(status));
    }
}
