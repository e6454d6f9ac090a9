package io.ptoken.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows in aligned columns, two blanks between them, no blanks at the end of a line. Where they do not fit, the last column
 * is broken at blanks; where that does not do, each row becomes a block of lines, one for each cell.
 */
public final class TextTable {

    private static final int GAP = 2;

    /** A last column that is narrower is worse to read than cells under each other. */
    private static final int LEAST_LAST = 24;

    private final List<List<String>> rows = new ArrayList<>();
    private final boolean headed;

    /** A table without heading. */
    public TextTable() {
        this(false);
    }

    private TextTable(boolean headed) {
        this.headed = headed;
    }

    /** A table with a heading. */
    public static TextTable of(String... heading) {
        return new TextTable(true).row(heading);
    }

    /** Adds a row; rows may differ in length. */
    public TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, each behind {@code indent}, as long as they are. */
    public List<String> lines(String indent) {
        return lines(indent, Integer.MAX_VALUE);
    }

    /** The lines, each behind {@code indent}, none longer than {@code columns}; cells stand below each other where they must. */
    public List<String> lines(String indent, int columns) {
        int[] widths = widths();
        List<String> whole = rows.stream().map(row -> line(indent, row, widths)).toList();
        if (whole.stream().allMatch(line -> Style.width(line) <= columns)) {
            return whole;
        }
        int last = indent.length();
        for (int i = 0; i < widths.length - 1; i++) {
            last += widths[i] + GAP;
        }
        if (columns - last >= Math.max(LEAST_LAST, longestWordOfLast(widths.length))) {
            return lastBroken(whole, last, columns);
        }
        return stacked(indent, columns);
    }

    private int[] widths() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Style.width(row.get(i)));
            }
        }
        return widths;
    }

    private int longestWordOfLast(int size) {
        return rows.stream()
                .filter(row -> row.size() == size)
                .flatMap(row -> Stream.of(row.get(size - 1).split(" ")))
                .mapToInt(Style::width)
                .max()
                .orElse(0);
    }

    private List<String> lastBroken(List<String> whole, int last, int columns) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            String line = whole.get(i);
            if (Style.width(line) <= columns) {
                lines.add(line);
                continue;
            }
            String cell = row.get(row.size() - 1);
            List<String> parts = Wrapping.wrap(cell, columns - last);
            lines.add(line.substring(0, line.length() - cell.stripTrailing().length()) + parts.get(0));
            parts.stream().skip(1).forEach(part -> lines.add(" ".repeat(last) + part));
        }
        return lines;
    }

    private List<String> stacked(String indent, int columns) {
        List<String> names = headed ? rows.get(0) : List.of();
        int width = names.stream().mapToInt(Style::width).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows.subList(headed ? 1 : 0, rows.size())) {
            if (!lines.isEmpty() && headed) {
                lines.add("");
            }
            for (int i = 0; i < row.size(); i++) {
                String name = i < names.size() ? names.get(i) : "";
                String label = headed ? name + " ".repeat(width - Style.width(name) + GAP) : i > 0 ? "  " : "";
                if (!row.get(i).isEmpty()) {
                    add(lines, indent + label, row.get(i), columns);
                }
            }
        }
        return lines;
    }

    private static void add(List<String> lines, String before, String cell, int columns) {
        String label = before;
        int room = Math.max(1, columns - Style.width(before));
        for (String part : Wrapping.wrap(cell, room)) {
            for (String piece : pieces(part, room)) {
                lines.add((label + piece).stripTrailing());
                label = " ".repeat(Style.width(before));
            }
        }
    }

    /** A single word that is too long, as a fingerprint, goes on below. One with colours stays as it is. */
    private static List<String> pieces(String part, int room) {
        if (part.length() <= room || Style.width(part) != part.length()) {
            return List.of(part);
        }
        List<String> pieces = new ArrayList<>();
        for (int start = 0; start < part.length(); start += room) {
            pieces.add(part.substring(start, Math.min(part.length(), start + room)));
        }
        return pieces;
    }

    private static String line(String indent, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i));
            line.append(" ".repeat(widths[i] - Style.width(row.get(i)) + GAP));
        }
        return line.toString().stripTrailing();
    }
}
