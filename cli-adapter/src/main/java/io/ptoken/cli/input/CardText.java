package io.ptoken.cli.input;

/**
 * The text of a meter card as a reader types it: an IDRecord, or a Record2 with its frame. STX and ETX, the sentinels
 * {@code ;} and {@code ?} of a magnetic stripe, one character of LRC behind them, line ends and whatever may stand between digits
 * are left out. The LRC is not checked: no source settles how it is counted.
 */
public final class CardText {

    private static final String STARTS = "\u0002;";
    private static final String ENDS = "\u0003?";
    private static final String SEPARATOR = "=";
    private static final String EXPECTED = Typed.DIGITS + " and '=', as in an IDRecord or Record2";

    private CardText() {}

    /**
     * The IDRecord inside: digits, with {@code =} between its fields where the card has them.
     *
     * @throws MistypedException that names the first character which has no place in it
     */
    public static String idRecord(String scanned) {
        int start = Typed.start(scanned);
        int end = Typed.end(scanned, start);
        int from = start < end && isOneOf(STARTS, scanned, start) ? start + 1 : start;
        int to = from;
        while (to < end && !isOneOf(ENDS, scanned, to)) {
            to++;
        }
        requireLrcAtMost(end - (to + 1));
        return Typed.kept(scanned, from, to, SEPARATOR, EXPECTED);
    }

    private static boolean isOneOf(String characters, String text, int index) {
        return characters.indexOf(text.charAt(index)) >= 0;
    }

    private static void requireLrcAtMost(int behind) {
        if (behind > 1) {
            throw new MistypedException(behind + " characters stand behind the end of the record, expected one at most,"
                    + " its LRC; scan one card at a time");
        }
    }
}
