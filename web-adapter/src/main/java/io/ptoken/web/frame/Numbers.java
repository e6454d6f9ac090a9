package io.ptoken.web.frame;

import java.util.Locale;

/** Numbers as people read them aloud. */
public final class Numbers {

    /** Narrow no-break space. */
    private static final char THIN = '\u202f';

    private Numbers() {}

    /** In groups of three. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', THIN);
    }

    /** With so many digits behind the point. */
    public static String decimal(double number, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", number).replace(',', THIN);
    }

    /** Bytes in the unit that suits. */
    public static String bytes(long bytes) {
        if (bytes < 1_000_000) {
            return grouped(bytes / 1000) + " kB";
        }
        if (bytes < 1_000_000_000) {
            return grouped(bytes / 1_000_000) + " MB";
        }
        return grouped(bytes / 1_000_000_000) + " GB";
    }
}
