package io.ptoken.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines for a width, broken at blanks and nowhere else. What follows the first gap of two blanks or more, as the second
 * column does, stays in its column; everything else keeps the indentation of its line.
 */
public final class Wrapping {

    private static final Pattern WORD = Pattern.compile("( *)([^ ]+)");

    /** An option and its value stay together. */
    private static final Pattern ARGUMENT = Pattern.compile("( *)(--[^ =]+ [^- ][^ ]*|[^ ]+)");

    private static final String CONTINUED = " \\";
    private static final int DEEPER = 4;

    private Wrapping() {}

    /** One line as several, none longer than {@code columns} unless a single word is. */
    public static List<String> wrap(String line, int columns) {
        return Style.width(line) <= columns ? List.of(line) : new Lines(line, columns, WORD, "").lines;
    }

    /** A command line as several that a shell takes as one; one with an explanation beside it as {@link #wrap} does. */
    public static List<String> wrapCommand(String line, int columns) {
        if (Style.width(line) <= columns || Lines.columnAfterGap(line, leading(line)) > leading(line)) {
            return wrap(line, columns);
        }
        return new Lines(line, columns, ARGUMENT, CONTINUED).lines;
    }

    private static int leading(String text) {
        return text.length() - text.stripLeading().length();
    }

    private static final class Lines {

        private final List<String> lines = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private final int columns;
        private int used;

        Lines(String text, int columns, Pattern words, String end) {
            this.columns = columns - end.length();
            Matcher word = words.matcher(text);
            int leading = leading(text);
            int column = columnAfterGap(text, leading);
            boolean besides = column > leading && column <= columns / 2;
            int hanging = besides ? column : leading + (end.isEmpty() && column == leading ? 0 : DEEPER);
            while (word.find()) {
                int gap = word.group(1).length();
                int width = Style.width(word.group(2));
                boolean first = line.isEmpty();
                boolean secondColumnBelow = !besides && column > leading && !first && gap > 1 && lines.isEmpty();
                if (!first && (secondColumnBelow || used + gap + width > this.columns)) {
                    lines.add(line + end);
                    line.setLength(0);
                    line.append(" ".repeat(hanging));
                    used = hanging;
                    gap = 0;
                }
                line.append(" ".repeat(gap)).append(word.group(2));
                used += gap + width;
            }
            lines.add(line.toString());
        }

        /** Where the second column begins; {@code leading} when there is none. */
        private static int columnAfterGap(String text, int leading) {
            Matcher word = WORD.matcher(text);
            int column = 0;
            while (word.find()) {
                column += word.group(1).length();
                if (column > leading && word.group(1).length() > 1) {
                    return column;
                }
                column += Style.width(word.group(2));
            }
            return leading;
        }
    }
}
