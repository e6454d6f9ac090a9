package io.ptoken.hsm.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyDatesTest {

    private static final Instant ACT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant EXP = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant IUT = Instant.parse("2026-12-01T00:00:00Z");

    private final KeyDates dates = KeyDates.of(ACT, Optional.of(EXP), IUT);

    @ParameterizedTest
    @CsvSource({
        "2025-12-31T23:59:59Z, CREDIT, KEY_NOT_YET_ACTIVE",
        "2025-12-31T23:59:59Z, ENGINEERING, KEY_NOT_YET_ACTIVE",
        "2025-12-31T23:59:59Z, TARGET, KEY_NOT_YET_ACTIVE",
        "2025-12-31T23:59:59Z, DEPARTURE, KEY_NOT_YET_ACTIVE",
        "2026-01-01T00:00:00Z, CREDIT,",
        "2026-01-01T00:00:00Z, ENGINEERING,",
        "2026-01-01T00:00:00Z, TARGET,",
        "2026-01-01T00:00:00Z, DEPARTURE,",
        "2026-06-01T00:00:00Z, CREDIT,",
        "2026-06-01T00:00:00Z, TARGET,",
        "2026-06-01T00:00:01Z, CREDIT, KEY_EXPIRED_ERROR",
        "2026-06-01T00:00:01Z, ENGINEERING, KEY_EXPIRED_ERROR",
        "2026-06-01T00:00:01Z, TARGET, KEY_EXPIRED_ERROR",
        "2026-06-01T00:00:01Z, DEPARTURE,",
        "2026-12-01T00:00:00Z, DEPARTURE,",
        "2026-12-01T00:00:01Z, CREDIT, KEY_ISSUE_EXPIRED_ERROR",
        "2026-12-01T00:00:01Z, ENGINEERING, KEY_ISSUE_EXPIRED_ERROR",
        "2026-12-01T00:00:01Z, TARGET, KEY_ISSUE_EXPIRED_ERROR",
        "2026-12-01T00:00:01Z, DEPARTURE, KEY_ISSUE_EXPIRED_ERROR",
    })
    void eachUseHasItsTime(Instant now, KeyUse use, SmStatus refusal) {
        assertThat(dates.refusal(use, now)).isEqualTo(Optional.ofNullable(refusal));
    }

    @ParameterizedTest
    @EnumSource(KeyUse.class)
    void whatIsNotToldForbidsNothing(KeyUse use) {
        KeyDates open = new KeyDates(Optional.empty(), Optional.empty(), IUT);
        assertThat(open.refusal(use, Instant.EPOCH)).isEmpty();
        assertThat(open.refusal(use, IUT)).isEmpty();
    }

    @Test
    void eachRefusalNamesItsDate() {
        assertThat(dates.explain(SmStatus.KEY_NOT_YET_ACTIVE))
                .isEqualTo("is not active before 2026-01-01T00:00:00Z (ACT)");
        assertThat(dates.explain(SmStatus.KEY_EXPIRED_ERROR)).isEqualTo("expired at 2026-06-01T00:00:00Z (EXP)");
        assertThat(dates.explain(SmStatus.KEY_ISSUE_EXPIRED_ERROR))
                .isEqualTo("was to be used until 2026-12-01T00:00:00Z (IUT)");
    }

    @Test
    void actIsBeforeIutAndExpNotBeforeAct() {
        assertThat(KeyDates.of(ACT, Optional.of(ACT), ACT.plusSeconds(1)).requireSound())
                .isNotNull();
        assertThat(new KeyDates(Optional.empty(), Optional.of(EXP), ACT).requireSound())
                .isNotNull();
        assertUnsound(
                KeyDates.of(ACT, Optional.empty(), ACT),
                "ACT: got '2026-01-01T00:00:00Z', expected a time before IUT 2026-01-01T00:00:00Z");
        assertUnsound(
                KeyDates.of(EXP, Optional.of(ACT), IUT),
                "EXP: got '2026-01-01T00:00:00Z', expected a time not before ACT 2026-06-01T00:00:00Z");
    }

    private static void assertUnsound(KeyDates dates, String message) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(dates::requireSound)
                .withMessage(message);
    }
}
