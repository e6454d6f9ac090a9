package io.ptoken.cli.ditk;

import io.ptoken.cli.console.Wrapping;
import io.ptoken.cli.ditk.ComponentSheet.Field;
import java.util.ArrayList;
import java.util.List;

/** A component sheet as lines, with room for the pen. */
public final class SheetText {

    private static final int COLUMNS = 78;
    private static final int LABEL = 32;
    private static final int GROUP = 4;

    private SheetText() {}

    /** The lines of a sheet. */
    public static List<String> lines(ComponentSheet sheet) {
        List<String> lines = new ArrayList<>(List.of(ComponentSheet.TITLE, ""));
        for (Field field : sheet.fields()) {
            lines.add(field.label()
                    + " ".repeat(LABEL - field.label().length())
                    + field.value().orElseGet(() -> room(field)));
            lines.add("");
        }
        sheet.notes().forEach(note -> lines.addAll(Wrapping.wrap(note, COLUMNS)));
        return lines;
    }

    private static String room(Field field) {
        if (field.digits() == 0) {
            return "_".repeat(COLUMNS - LABEL);
        }
        StringBuilder room = new StringBuilder();
        for (int digit = 0; digit < field.digits(); digit++) {
            room.append(digit == 0 ? "" : digit % GROUP == 0 ? "   " : " ").append('_');
        }
        return room.toString();
    }
}
