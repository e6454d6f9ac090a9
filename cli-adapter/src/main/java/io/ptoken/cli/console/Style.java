package io.ptoken.cli.console;

import java.util.regex.Pattern;

/** Colours, for terminals only. */
public enum Style {
    /** As it is. */
    PLAIN(""),
    /** Headings and results. */
    BOLD("1"),
    /** Explanations. */
    FAINT("2"),
    /** Good outcomes. */
    GREEN("32"),
    /** Warnings. */
    YELLOW("33"),
    /** Failures. */
    RED("31");

    private static final Pattern CODE = Pattern.compile("\u001b\\[[0-9;]*m");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** {@code text} in this style when {@code terminal}, else as it is. */
    public String of(String text, boolean terminal) {
        return terminal && !code.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** Columns that a text takes on a terminal, styles not counted. */
    static int width(String text) {
        return CODE.matcher(text).replaceAll("").length();
    }
}
