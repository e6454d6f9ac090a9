package io.ptoken.sts.tid;

import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Base date (BDT): the moment from which the token identifiers under a key count, 00:00 UTC on 1 January (section 3). */
public enum BaseDate {
    BDT_1993(1993),
    BDT_2014(2014),
    BDT_2035(2035);

    private final int year;
    private final Instant start;

    BaseDate(int year) {
        this.year = year;
        this.start = LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The base date of a year: 1993, 2014 or 2035. */
    public static BaseDate ofYear(int year) {
        return switch (year) {
            case 1993 -> BDT_1993;
            case 2014 -> BDT_2014;
            case 2035 -> BDT_2035;
            default -> throw new InvalidValueException("BDT", Integer.toString(year), "1993, 2014 or 2035");
        };
    }

    /** The year: 1993, 2014 or 2035. */
    public int year() {
        return year;
    }

    /** The moment of TID 0. */
    public Instant start() {
        return start;
    }

    /** Last two digits of the year, as in DKGA04. */
    public String digits() {
        return Integer.toString(year).substring(2);
    }
}
