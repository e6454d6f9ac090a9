package io.ptoken.service.vending.idrecord;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParseIdRecordTest {

    private final ServiceFixture fixture = new ServiceFixture();

    /** The known meter of wire reference section 7. */
    @Test
    void readsAnIdRecord() {
        assertThat(parse("00000260060135803400000207999907012"))
                .isEqualTo(new MeterConfig(
                        "0260060135803", 7, 2, 999_907, 2, 1, Optional.empty(), true, 255, "0000", false, true));
    }

    @Test
    void readsTheRecordsItAdvises() {
        MeterConfigAdvice advice = fixture.credit(Meters.sample().doe("2712").newConfig(123_457, 1, 42))
                .get(0)
                .newConfig()
                .orElseThrow();

        assertThat(parse(advice.idRecord())).isEqualTo(parse(advice.record2()));
        assertThat(parse(advice.idRecord()).ti()).isEqualTo(42);
        assertThat(parse(advice.idRecord()).doe()).isEqualTo("2712");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'Record2: expected a text between STX and ETX'",
        "abc, 'Record2: expected a text between STX and ETX'",
        "123, 'IDRecord: expected 35 digits, or MeterPAN=DOE=digits of track 2'",
        "00000260060135803500000207999907012, MeterPAN: expected check digit 4",
        "00000260060135803426130207999907012, 'DOE: expected YYMM with a month of 01-12, or 0000'",
        "00000260060135803400000207999907010, KRN: expected 1-9",
        "00000260060135803400000205999907012, 'EA: expected 7, 9 or 11'",
        "000002600601358034000002079999070120, IDRecord: expected 3 digits of TI and KRN at its end",
    })
    void refusesWhatIsNone(String record, String reason) {
        fixture.assertRefused(
                () -> parse(record),
                ErrorCode.STS_ID_RECORD,
                "Parameter 'idRecord' is an invalid IDRecord/Record2 (reason: " + reason + "); got '" + record + "'");
    }

    @Test
    void refusesAnExpiredOne() {
        fixture.assertRefused(
                () -> parse("00000260060135803426100207999907012"),
                ErrorCode.STS_ID_RECORD_EXPIRED,
                "Meter identification has expired (YYMM='2610')");
        assertThat(parse("00000260060135803426110207999907012").doe()).isEqualTo("2611");
    }

    /** The record stays as cards have it; what the caller reads is in the order of its version. */
    @Test
    void answersClientsOfVersion10InTheirOrder() {
        CallContext old = fixture.callOfVersion("1.0");

        assertThat(fixture.service
                        .handle(new ReadCalls.IdRecord(old, "00000260060135803427120207999907012"))
                        .doe())
                .isEqualTo("1227");
        fixture.assertRefused(
                () -> fixture.service.handle(new ReadCalls.IdRecord(old, "00000260060135803426100207999907012")),
                ErrorCode.STS_ID_RECORD_EXPIRED,
                "Meter identification has expired (MMYY='1026')");
    }

    private MeterConfig parse(String record) {
        return fixture.service.handle(new ReadCalls.IdRecord(fixture.call(), record));
    }
}
