package io.ptoken.hsm.soft.licence;

import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a transaction licence says.
 *
 * @param licenceId how the issuer calls it: 1-32 letters, digits, dots and hyphens
 * @param moduleId the module it is for: eight digits
 * @param sequence 1-999999999999; a module takes only numbers above the last one it took
 * @param transactions vends the module may make from the moment it takes the licence, 0-999999999999, or empty for no limit
 * @param inhibitVendDate moment from which the module stops vending, or empty for none; whole seconds
 * @param issuedAt when it was made; whole seconds
 * @param issuer who made it: 1-64 printable ASCII characters, neither first nor last a blank, no two blanks in a row
 */
public record TransactionLicence(
        String licenceId,
        String moduleId,
        long sequence,
        Optional<Long> transactions,
        Optional<Instant> inhibitVendDate,
        Instant issuedAt,
        String issuer) {

    /** Highest sequence number and number of transactions. */
    public static final long MOST = 999_999_999_999L;

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    public TransactionLicence {
        require(
                "licence id",
                licenceId,
                licenceId.matches("[A-Za-z0-9.-]{1,32}"),
                "1-32 letters, digits, dots, hyphens");
        require("module id", moduleId, moduleId.matches("[0-9]{8}"), "8 digits");
        requireRange("sequence number", sequence, 1);
        transactions.ifPresent(count -> requireRange("transactions", count, 0));
        inhibitVendDate.ifPresent(date -> requireTime("inhibit-vend date", date));
        requireTime("time of issue", issuedAt);
        require(
                "issuer",
                issuer,
                issuer.length() <= 64 && issuer.matches("[!-~]+( [!-~]+)*"),
                "1-64 printable ASCII characters with single blanks between them");
    }

    private static void requireRange(String what, long value, long least) {
        require(what, Long.toString(value), value >= least && value <= MOST, least + "-" + MOST);
    }

    private static void requireTime(String what, Instant time) {
        boolean fits =
                time.truncatedTo(ChronoUnit.SECONDS).equals(time) && !time.isBefore(FIRST) && !time.isAfter(LAST);
        require(what, time.toString(), fits, "whole seconds of the years 2000-9999");
    }

    private static void require(String what, String value, boolean fits, String expected) {
        if (!fits) {
            throw new InvalidValueException(what, value, expected);
        }
    }
}
