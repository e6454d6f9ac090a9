package io.ptoken.sts.tid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyExpiryNumber;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenIdentifierTest {

    @ParameterizedTest
    @CsvSource({
        "1993, 1993-01-01T00:00:00Z, 0",
        "1993, 2024-11-24T20:15:59.999Z, 16777215",
        "2014, 2045-11-24T20:15:00Z, 16777215",
        "2035, 2066-11-24T20:15:00Z, 16777215",
        "1993, 1996-03-25T13:55:00Z, 1698595",
        "1993, 2016-12-11T15:49:00Z, 12593749",
    })
    void countsWholeMinutesFromTheBaseDate(int year, Instant time, int minutes) {
        assertThat(TokenIdentifier.at(BaseDate.ofYear(year), time).minutes()).isEqualTo(minutes);
    }

    @ParameterizedTest
    @EnumSource(BaseDate.class)
    void comesBackFromTheFirstMomentOfItsMinute(BaseDate baseDate) {
        SplittableRandom random = new SplittableRandom(baseDate.year());
        for (int i = 0; i < 10_000; i++) {
            TokenIdentifier tid = new TokenIdentifier(random.nextInt(1 << 24));
            Instant minute = tid.instant(baseDate);
            assertThat(TokenIdentifier.at(baseDate, minute)).isEqualTo(tid);
            assertThat(TokenIdentifier.at(baseDate, minute.plusSeconds(59))).isEqualTo(tid);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1993, 1992-12-31T23:59:59Z",
        "1993, 2024-11-24T20:16:00Z",
        "2014, 2013-12-31T23:59:59.999Z",
        "2014, 2045-11-24T20:16:00Z",
        "1993, -1000000000-01-01T00:00:00Z",
        "1993, +1000000000-12-31T23:59:59Z",
    })
    void refusesTimesOutsideTheBaseDate(int year, Instant time) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> TokenIdentifier.at(BaseDate.ofYear(year), time))
                .satisfies(e -> assertThat(e.field()).isEqualTo("TID"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1 << 24})
    void has24Bits(int minutes) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new TokenIdentifier(minutes))
                .withMessage("TID: got '" + minutes + "', expected 0-16777215");
    }

    @Test
    void isOrderedByTime() {
        assertThat(new TokenIdentifier(1)).isLessThan(new TokenIdentifier(2)).hasToString("1");
    }

    @Nested
    class TheReservedMinute {

        @Test
        void isOneMinutePastMidnightAndNoOther() {
            for (int minute = 0; minute < 1440; minute++) {
                assertThat(new TokenIdentifier(1440 * 4000 + minute).isReserved())
                        .isEqualTo(minute == 1);
            }
        }

        @Test
        void isLeftForTheNextOne() {
            assertThat(new TokenIdentifier(1441).unreserved()).isEqualTo(new TokenIdentifier(1442));
            assertThat(new TokenIdentifier(1440).unreserved()).isEqualTo(new TokenIdentifier(1440));
        }

        @Test
        void isSkippedByTheNextTokenOfAMinute() {
            assertThat(new TokenIdentifier(1440).next()).isEqualTo(new TokenIdentifier(1442));
            assertThat(new TokenIdentifier(1442).next()).isEqualTo(new TokenIdentifier(1443));
        }

        @ParameterizedTest
        @ValueSource(ints = {1440, 1441, 1442, 2879})
        void isFoundForAnyTimeOfItsDay(int minutes) {
            assertThat(new TokenIdentifier(minutes).reservedOfDay()).isEqualTo(new TokenIdentifier(1441));
        }

        @Test
        void hasNoTidAfterTheLast() {
            assertThatExceptionOfType(InvalidValueException.class).isThrownBy(TokenIdentifier.MAX::next);
        }
    }

    @Nested
    class KeyExpiry {

        @ParameterizedTest
        @CsvSource({
            "1993, 85, 2003-09-19T22:55:00Z",
            "1993, 170, 2014-04-23T09:35:00Z",
            "1993, 255, 2024-11-24T20:15:00Z",
            "2014, 85, 2024-09-18T22:55:00Z",
            "2014, 170, 2035-04-23T09:35:00Z",
            "2014, 255, 2045-11-24T20:15:00Z",
            "2035, 85, 2045-09-18T22:55:00Z",
            "2035, 170, 2056-04-22T09:35:00Z",
            "2035, 255, 2066-11-24T20:15:00Z",
        })
        void comesAfterTheLastValidMinute(int year, int ken, Instant lastValid) {
            KeyExpiryNumber expiry = new KeyExpiryNumber(ken);
            TokenIdentifier last = TokenIdentifier.at(BaseDate.ofYear(year), lastValid);
            assertThat(last.isBeyond(expiry)).isFalse();
            if (ken < 255) {
                assertThat(new TokenIdentifier(last.minutes() + 1).isBeyond(expiry))
                        .isTrue();
            }
        }

        @Test
        void neverComesUnderKen255() {
            assertThat(TokenIdentifier.MAX.isBeyond(KeyExpiryNumber.NEVER)).isFalse();
        }
    }

    @Test
    void baseDatesAreThreeAndComeFromTheirYear() {
        for (BaseDate baseDate : BaseDate.values()) {
            assertThat(BaseDate.ofYear(baseDate.year())).isEqualTo(baseDate);
            assertThat(baseDate.start()).isEqualTo(Instant.parse(baseDate.year() + "-01-01T00:00:00Z"));
            assertThat(baseDate.digits()).isEqualTo(Integer.toString(baseDate.year() % 100));
        }
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> BaseDate.ofYear(2000))
                .withMessage("BDT: got '2000', expected 1993, 2014 or 2035");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 16})
    void rndHasFourBits(int value) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new RandomNibble(value));
    }
}
