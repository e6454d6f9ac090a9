package io.ptoken.sts.text;

/** What people type and paste between groups of digits, and what means nothing there. */
public final class Filler {

    private static final int MINUS = 0x2212;
    private static final int HYPHEN_BULLET = 0x2043;
    private static final int SOFT_HYPHEN = 0x00AD;
    private static final int NEXT_LINE = 0x0085;

    /** Full stop, comma, middle dot, and those of Chinese and Arabic keyboards. */
    private static final String STOPS = ".,\u00B7\u060C\u3001\u3002\uFF0C\uFF0E";

    private Filler() {}

    /** True for what takes no part in a number and cannot be seen: blanks, tabs, line ends, marks of width zero. */
    public static boolean isBlank(int character) {
        boolean ascii = character == ' ' || (character >= '\t' && character <= '\r');
        return ascii || character == NEXT_LINE || Character.isSpaceChar(character) || isInvisible(character);
    }

    /** Marks of direction, joiners, the byte order mark; not the signs of Arabic that are of the same category. */
    private static boolean isInvisible(int character) {
        return character != SOFT_HYPHEN
                && Character.getType(character) == Character.FORMAT
                && (character >= 0x2000 || character == 0x180E || character == 0x061C);
    }

    /** True for hyphens, dashes and minus signs. */
    private static boolean isDash(int character) {
        return Character.getType(character) == Character.DASH_PUNCTUATION
                || character == MINUS
                || character == HYPHEN_BULLET
                || character == SOFT_HYPHEN;
    }

    /** True for what people put between groups of digits: blanks, dashes, dots and commas. */
    public static boolean isFiller(int character) {
        return isBlank(character) || isDash(character) || STOPS.indexOf(character) >= 0;
    }
}
