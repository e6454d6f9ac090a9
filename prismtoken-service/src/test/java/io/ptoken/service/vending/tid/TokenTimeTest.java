package io.ptoken.service.vending.tid;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** tokenTime and flags (wire reference sections 7 and 14), and the token identifiers that follow from them. */
class TokenTimeTest {

    private static final String EXPIRED = "Vending Key has expired (TokenID exceeds KeyExpiryNumber)";

    private final ServiceFixture fixture = new ServiceFixture();

    @Nested
    class TheServersClock {

        @Test
        void givesTheMinuteOfTheCall() {
            fixture.clock.advance(Duration.ofSeconds(59));

            assertThat(time(IssueTime.NOW)).isEqualTo("2026-11-23T12:00:00Z");
        }

        @Test
        void isWhatCountsWithoutFlags() {
            assertThat(time(new IssueTime(1_000_000_000L, 0))).isEqualTo("2026-11-23T12:00:00Z");
        }

        @Test
        void runsAheadForASecondTokenInOneMinuteAndThenGoesBackToTheClock() {
            assertThat(time(IssueTime.NOW)).isEqualTo("2026-11-23T12:00:00Z");
            assertThat(time(IssueTime.NOW)).isEqualTo("2026-11-23T12:01:00Z");
            assertThat(time(IssueTime.NOW)).isEqualTo("2026-11-23T12:02:00Z");
            fixture.clock.advance(Duration.ofMinutes(4));
            assertThat(time(IssueTime.NOW)).isEqualTo("2026-11-23T12:04:00Z");
        }

        @Test
        void neverGivesTheReservedMinute() {
            fixture.clock.set("2026-11-23T12:04:00Z");
            ServiceFixture midnight = new ServiceFixture();
            midnight.module.ignoreWindow();
            IssueTime reserved = external("2026-11-24T00:01:30Z");

            IssuedToken token = midnight.credit(Meters.sample(), reserved).get(0);

            assertThat(token.tid().instant(BaseDate.BDT_2014)).isEqualTo("2026-11-24T00:02:00Z");
            assertThat(token.reservedTid()).isFalse();
        }

        @Test
        void countsEachMeterOnItsOwn() {
            assertThat(time(IssueTime.NOW)).isEqualTo("2026-11-23T12:00:00Z");
            assertThat(fixture.credit(Meters.sample().drn("58000079523"))
                            .get(0)
                            .tid()
                            .instant(BaseDate.BDT_2014))
                    .isEqualTo("2026-11-23T12:00:00Z");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 5})
        void isNotLeftBehindFurtherThanTheSettingAllowsAndTheRefusalSaysWhenItIsPossible(int minutesAhead) {
            ServiceFixture tight = new ServiceFixture(ServiceSettings.DEFAULTS.withMaxMinutesAhead(minutesAhead));
            for (int i = 0; i <= minutesAhead; i++) {
                tight.credit(Meters.sample());
            }
            String refusal =
                    "Parameter 'tokenTime' out of range: got '0', expected another time: this meter already has"
                            + " a token for this minute; next possible at 2026-11-23T12:01:00Z";

            tight.assertRefused(() -> tight.credit(Meters.sample()), ErrorCode.PARAM_RANGE, refusal);
            tight.clock.advance(Duration.ofSeconds(59));
            tight.assertRefused(() -> tight.credit(Meters.sample()), ErrorCode.PARAM_RANGE, refusal);
            tight.clock.advance(Duration.ofSeconds(1));
            assertThat(tight.credit(Meters.sample())).hasSize(1);
        }

        /** Tokens for later times fill minutes behind those that were tried. */
        @ParameterizedTest
        @CsvSource({
            // minutes ahead that are allowed; minutes from noon that are used; when it is possible again
            "0, 0 1 2, 12:03",
            "0, 0 2, 12:01",
            "2, 0 1 2 3 4, 12:03",
            "2, 0 1 2 4 5, 12:01"
        })
        void isPromisedATimeThatWorksWhenLaterMinutesAreUsedToo(int minutesAhead, String used, String possible) {
            ServiceFixture tight = new ServiceFixture(ServiceSettings.DEFAULTS.withMaxMinutesAhead(minutesAhead));
            Instant noon = Instant.parse("2026-11-23T12:00:00Z");
            Instant promised = Instant.parse("2026-11-23T" + possible + ":00Z");
            for (String minute : used.split(" ", -1)) {
                tight.credit(
                        Meters.sample(),
                        wanted(noon.plus(Duration.ofMinutes(Long.parseLong(minute)))
                                .toString()));
            }

            tight.assertRefused(
                    () -> tight.credit(Meters.sample()),
                    ErrorCode.PARAM_RANGE,
                    "Parameter 'tokenTime' out of range: got '0', expected another time: this meter already has"
                            + " a token for this minute; next possible at " + promised);

            tight.clock.advance(Duration.between(noon, promised).minusSeconds(1));
            tight.assertFails(
                    () -> tight.credit(Meters.sample()),
                    ErrorCode.PARAM_RANGE,
                    "Parameter 'tokenTime' out of range: got '0', expected another time: this meter already has"
                            + " a token for this minute; next possible at " + promised);
            tight.clock.advance(Duration.ofSeconds(1));
            assertThat(tight.credit(Meters.sample())).hasSize(1);
        }

        @Test
        void isNotPromisedTheReservedMinute() {
            ServiceFixture midnight = new ServiceFixture(ServiceSettings.DEFAULTS.withMaxMinutesAhead(0));
            midnight.module.ignoreWindow();
            IssueTime time = external("2026-11-24T00:00:30Z");
            midnight.credit(Meters.sample(), time);

            midnight.assertRefused(
                    () -> midnight.credit(Meters.sample(), time),
                    ErrorCode.PARAM_RANGE,
                    "Parameter 'tokenTime' out of range: got '" + time.tokenTime() + "', expected another time: this"
                            + " meter already has a token for this minute; next possible at 2026-11-24T00:02:00Z");
        }
    }

    @Nested
    class ExternalClock {

        @Test
        void takesUnixSecondsForTheClock() {
            assertThat(time(external("2026-11-20T08:30:45Z"))).isEqualTo("2026-11-20T08:30:00Z");
        }

        @Test
        void isCheckedByTheModuleAndThenCostsTheIdentifier() {
            fixture.assertFails(
                    () -> fixture.credit(Meters.sample(), external("2026-12-23T12:00:00Z")),
                    ErrorCode.SECURITY_MODULE,
                    "Security Module error '44': TID_OUT_OF_WINDOW: token identifier is too far from the module clock");
            assertThat(fixture.store.tidsUsed()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(longs = {-1, 3_057_941_701L, Long.MAX_VALUE, Long.MIN_VALUE})
        void refusesASecondOutsideAllBaseDates(long seconds) {
            fixture.assertRefused(
                    () -> fixture.credit(Meters.sample(), new IssueTime(seconds, IssueTime.EXTERNAL_CLOCK)),
                    ErrorCode.PARAM_RANGE,
                    "Parameter 'tokenTime' out of range: got '" + seconds
                            + "', expected Unix seconds 0-"
                            + TokenIdentifier.MAX.instant(BaseDate.BDT_2035).getEpochSecond());
        }

        @Test
        void cannotLieBeforeTheBaseDateOfTheKey() {
            fixture.assertRefused(
                    () -> fixture.credit(Meters.sample(), external("2013-12-31T23:59:59Z")),
                    ErrorCode.STS_VK_BEFORE_BDT,
                    "Attempt to use Vending Key before its Base Date");
        }
    }

    @Nested
    class TidAdjustBdt {

        @Test
        void takesMinutesSince1993AndConvertsThemToTheKeysBaseDate() {
            IssuedToken token = fixture.credit(Meters.sample(), wanted("2026-11-23T11:00:00Z"))
                    .get(0);

            assertThat(token.tid())
                    .isEqualTo(TokenIdentifier.at(BaseDate.BDT_2014, Instant.parse("2026-11-23T11:00:00Z")));
        }

        @Test
        void isNotMovedForEarlierTokensOfTheMeter() {
            fixture.credit(Meters.sample(), wanted("2026-11-23T11:00:00Z"));

            fixture.assertRefused(
                    () -> fixture.credit(Meters.sample(), wanted("2026-11-23T11:00:00Z")),
                    ErrorCode.PARAM_RANGE,
                    "Parameter 'tokenTime' out of range: got '"
                            + wanted("2026-11-23T11:00:00Z").tokenTime()
                            + "', expected a token identifier this meter has not used");
        }

        @Test
        void isNotMovedOffTheReservedMinute() {
            IssuedToken token = fixture.credit(Meters.sample(), wanted("2026-11-23T00:01:00Z"))
                    .get(0);

            assertThat(token.tid().instant(BaseDate.BDT_2014)).isEqualTo("2026-11-23T00:01:00Z");
            assertThat(token.reservedTid()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(longs = {-1, Long.MAX_VALUE})
        void refusesAMinuteOutsideAllBaseDates(long minutes) {
            long last = Duration.between(BaseDate.BDT_1993.start(), TokenIdentifier.MAX.instant(BaseDate.BDT_2035))
                    .toMinutes();
            fixture.assertRefused(
                    () -> fixture.credit(Meters.sample(), new IssueTime(minutes, IssueTime.TID_ADJUST_BDT)),
                    ErrorCode.PARAM_RANGE,
                    "Parameter 'tokenTime' out of range: got '" + minutes + "', expected minutes since 1993 0-" + last);
        }
    }

    @Nested
    class SpecialReserved {

        @Test
        void isTheFirstMinuteAfterMidnightOfTheDay() {
            IssuedToken token = fixture.credit(Meters.sample(), new IssueTime(0, IssueTime.SPECIAL_RESERVED))
                    .get(0);

            assertThat(token.tid().instant(BaseDate.BDT_2014)).isEqualTo("2026-11-23T00:01:00Z");
            assertThat(token.reservedTid()).isTrue();
        }

        @Test
        void followsAnExternalClock() {
            IssueTime time = new IssueTime(
                    external("2026-11-20T08:00:00Z").tokenTime(),
                    IssueTime.SPECIAL_RESERVED | IssueTime.EXTERNAL_CLOCK);

            assertThat(time(time)).isEqualTo("2026-11-20T00:01:00Z");
        }

        @Test
        void isThereOncePerMeterAndDay() {
            fixture.credit(Meters.sample(), new IssueTime(0, IssueTime.SPECIAL_RESERVED));

            fixture.assertRefused(
                    () -> fixture.credit(Meters.sample(), new IssueTime(0, IssueTime.SPECIAL_RESERVED)),
                    ErrorCode.PARAM_RANGE,
                    "Parameter 'tokenTime' out of range: got '0', expected a token identifier this meter has not used");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9, 3, 6, 7, -1, 1L << 32, Long.MIN_VALUE})
    void refusesFlagsItDoesNotKnowOrThatExcludeEachOther(long flags) {
        fixture.assertRefused(
                () -> fixture.credit(Meters.sample(), new IssueTime(0, flags)),
                ErrorCode.PARAM_RANGE,
                "Parameter 'flags' out of range: got '" + flags
                        + "', expected 1 EXTERNAL_CLOCK and 4 SPECIAL_RESERVED, or 2 TID_ADJUST_BDT alone");
    }

    @Nested
    class AKeyExpiryNumber {

        /** Compliance case CTSA16: KEN 85 under base date 2014 ends on 2024-09-18 22:55. */
        @Test
        void isValidThroughItsLastMinute() {
            fixture.module.load(TestKey.sta(1, 123_457, 1).withKen(85));
            fixture.module.ignoreWindow();

            assertThat(time(external("2024-09-18T22:55:59Z"))).isEqualTo("2024-09-18T22:55:00Z");
            fixture.assertRefused(
                    () -> fixture.credit(Meters.sample(), external("2024-09-18T22:56:00Z")),
                    ErrorCode.STS_VK_EXPIRED,
                    EXPIRED);
        }

        @Test
        void alsoEndsARowOfTokensOfOneMinute() {
            fixture.module.load(TestKey.sta(1, 123_457, 1).withKen(85));
            fixture.module.ignoreWindow();
            fixture.credit(Meters.sample(), external("2024-09-18T22:55:00Z"));

            fixture.assertRefused(
                    () -> fixture.credit(Meters.sample(), external("2024-09-18T22:55:00Z")),
                    ErrorCode.STS_VK_EXPIRED,
                    EXPIRED);
        }

        @Test
        void isExceededByAnyTimeBeyondTheBaseDate() {
            fixture.module.load(TestKey.sta(1, 123_457, 1).withBaseDate(BaseDate.BDT_1993));

            fixture.assertRefused(() -> fixture.credit(Meters.sample()), ErrorCode.STS_VK_EXPIRED, EXPIRED);
        }
    }

    private Instant time(IssueTime time) {
        return fixture.credit(Meters.sample(), time).get(0).tid().instant(BaseDate.BDT_2014);
    }

    private static IssueTime external(String time) {
        return new IssueTime(Instant.parse(time).getEpochSecond(), IssueTime.EXTERNAL_CLOCK);
    }

    private static IssueTime wanted(String time) {
        Duration since = Duration.between(BaseDate.BDT_1993.start(), Instant.parse(time));
        return new IssueTime(since.toMinutes(), IssueTime.TID_ADJUST_BDT);
    }
}
