package io.ptoken.service.input;

/**
 * The text of a meter card as a reader types it: an IDRecord, or a Record2 with its frame. STX and ETX, the sentinels
 * {@code ;} and {@code ?} of a magnetic stripe or both, one character of LRC behind or between them, line ends and whatever may
 * stand between digits are left out. The LRC is not checked: no source settles how it is counted.
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
        int from = behindStarts(scanned);
        int to = from;
        while (to < scanned.length() && ENDS.indexOf(scanned.charAt(to)) < 0) {
            to++;
        }
        requireLrcAtMost(behindEnds(scanned, to));
        return Typed.kept(scanned, from, to, SEPARATOR, EXPECTED);
    }

    /** Index of the first character behind blanks and each kind of start, in any order. */
    private static int behindStarts(String scanned) {
        String left = STARTS;
        int index = 0;
        while (index < scanned.length()) {
            char next = scanned.charAt(index);
            if (left.indexOf(next) >= 0) {
                left = without(left, next);
            } else if (!Characters.isBlank(next)) {
                return index;
            }
            index++;
        }
        return index;
    }

    /** How many characters there are from {@code end} on that are neither blanks nor the first end of each kind. */
    private static int behindEnds(String scanned, int end) {
        String left = ENDS;
        int others = 0;
        for (int i = end; i < scanned.length(); i++) {
            char next = scanned.charAt(i);
            if (left.indexOf(next) >= 0) {
                left = without(left, next);
            } else if (!Characters.isBlank(next)) {
                others++;
            }
        }
        return others;
    }

    private static String without(String characters, char one) {
        return characters.replace(String.valueOf(one), "");
    }

    private static void requireLrcAtMost(int behind) {
        if (behind > 1) {
            throw new MistypedException(behind + " characters stand behind the end of the record, expected one at most,"
                    + " its LRC; scan one card at a time");
        }
    }
}
