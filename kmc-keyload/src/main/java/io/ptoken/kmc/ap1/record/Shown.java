package io.ptoken.kmc.ap1.record;

/** A part of a text as messages show it: short, and without characters that could disturb a terminal or a log. */
public final class Shown {

    private static final int MAX = 48;

    private Shown() {}

    public static String of(String text) {
        StringBuilder shown = new StringBuilder("'");
        for (int i = 0; i < Math.min(text.length(), MAX); i++) {
            char c = text.charAt(i);
            shown.append(c >= ' ' && c <= '~' ? c : '?');
        }
        shown.append('\'');
        if (text.length() > MAX) {
            shown.append(" and ").append(text.length() - MAX).append(" more characters");
        }
        return shown.toString();
    }

    /** A character by its number, because it may not be printable. */
    public static String of(char c) {
        return String.format("the character x%02X", (int) c);
    }
}
