package io.ptoken.hsm.soft.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every range of a licence on both sides of both ends. */
class TransactionLicenceTest {

    private static final Instant ISSUED = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 999_999_999_999L})
    void aSequenceNumberHasAtMostTwelveDigits(long sequence) {
        assertThat(licence(sequence, 0, ISSUED, ISSUED, "I").sequence()).isEqualTo(sequence);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_000_000_000L})
    void otherSequenceNumbersAreRefused(long sequence) {
        assertThatThrownBy(() -> licence(sequence, 0, ISSUED, ISSUED, "I"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("sequence number: got '" + sequence + "', expected 1-999999999999");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 999_999_999_999L})
    void transactionsHaveAtMostTwelveDigits(long transactions) {
        assertThat(licence(1, transactions, ISSUED, ISSUED, "I").transactions()).hasValue(transactions);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_000_000L})
    void otherNumbersOfTransactionsAreRefused(long transactions) {
        assertThatThrownBy(() -> licence(1, transactions, ISSUED, ISSUED, "I"))
                .hasMessage("transactions: got '" + transactions + "', expected 0-999999999999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void timesAreWholeSecondsOfFourDigitYears(Instant time) {
        assertThat(licence(1, 0, time, time, "I").inhibitVendDate()).hasValue(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "2026-11-24T10:00:00.001Z"})
    void otherTimesAreRefused(Instant time) {
        assertThatThrownBy(() -> licence(1, 0, time, ISSUED, "I"))
                .hasMessage("inhibit-vend date: got '" + time + "', expected whole seconds of the years 2000-9999");
        assertThatThrownBy(() -> licence(1, 0, ISSUED, time, "I"))
                .hasMessage("time of issue: got '" + time + "', expected whole seconds of the years 2000-9999");
    }

    @ParameterizedTest
    @CsvSource({"64, true", "65, false"})
    void theIssuerHasAtMost64Characters(int length, boolean fits) {
        String issuer = "x".repeat(length);

        if (fits) {
            assertThat(licence(1, 0, ISSUED, ISSUED, issuer).issuer()).isEqualTo(issuer);
        } else {
            assertThatThrownBy(() -> licence(1, 0, ISSUED, ISSUED, issuer)).hasMessageStartingWith("issuer: got '");
        }
    }

    @Test
    void aLicenceMayGrantNoTransactionsOrSayNothingOfThem() {
        assertThat(new TransactionLicence("L", "01234567", 1, Optional.empty(), Optional.empty(), ISSUED, "I")
                        .transactions())
                .isEmpty();
    }

    private static TransactionLicence licence(
            long sequence, long transactions, Instant inhibit, Instant issued, String issuer) {
        return new TransactionLicence(
                "L", "01234567", sequence, Optional.of(transactions), Optional.of(inhibit), issued, issuer);
    }
}
