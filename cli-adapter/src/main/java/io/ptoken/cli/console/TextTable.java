package io.ptoken.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns, two blanks between them, no blanks at the end of a line. */
public final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with a heading. */
    public static TextTable of(String... heading) {
        return new TextTable().row(heading);
    }

    /** Adds a row; rows may differ in length. */
    public TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, each behind {@code indent}. */
    public List<String> lines(String indent) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Style.width(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(indent, row, widths)).toList();
    }

    private static String line(String indent, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i));
            line.append(" ".repeat(widths[i] - Style.width(row.get(i)) + 2));
        }
        return line.toString().stripTrailing();
    }
}
