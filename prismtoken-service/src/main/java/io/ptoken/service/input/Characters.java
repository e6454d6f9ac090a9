package io.ptoken.service.input;

import io.ptoken.sts.text.Filler;
import java.util.Locale;

/** Characters by what they mean to people who type and paste numbers. */
public final class Characters {

    private static final int LONGEST_ECHO = 60;

    private Characters() {}

    /** True for what takes no part in a number and cannot be seen: blanks, tabs, line ends, marks of width zero. */
    public static boolean isBlank(int character) {
        return Filler.isBlank(character);
    }

    /** True for what people put between groups of digits. */
    static boolean isFiller(int character) {
        return Filler.isFiller(character);
    }

    /** True for 0-9 and no others: those of other scripts are digits to Java, and not to us. */
    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** Which character stands where in what was typed. */
    static String place(String typed, int index) {
        int character = typed.codePointAt(index);
        return "character " + (typed.codePointCount(0, index) + 1) + " of '" + echo(typed) + "' is " + name(character);
    }

    private static String name(int character) {
        if (character > ' ' && character < 0x7F) {
            return "'" + (char) character + "'";
        }
        String code = String.format(Locale.ROOT, "U+%04X", character);
        String name = Character.getName(character);
        return name == null ? code : code + " (" + name + ")";
    }

    /** Without what would move the cursor or turn the direction of a line, and not too much. */
    static String echo(String typed) {
        int[] start = typed.codePoints()
                .limit(LONGEST_ECHO)
                .map(character -> isPrintable(character) ? character : '?')
                .toArray();
        String shown = new String(start, 0, start.length);
        return typed.codePointCount(0, typed.length()) > LONGEST_ECHO ? shown + "..." : shown;
    }

    private static boolean isPrintable(int character) {
        int type = Character.getType(character);
        return character == ' '
                || !(type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.SURROGATE
                        || type == Character.PRIVATE_USE
                        || type == Character.UNASSIGNED
                        || isBlank(character));
    }
}
