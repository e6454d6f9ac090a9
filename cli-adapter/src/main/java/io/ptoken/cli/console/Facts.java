package io.ptoken.cli.console;

import java.io.PrintWriter;
import java.util.Map;

/** Names and values as two aligned columns. */
public final class Facts {

    private Facts() {}

    /** Prints names and values, each on a line of its own. */
    public static void print(PrintWriter out, Map<String, String> facts) {
        TextTable table = new TextTable();
        facts.forEach((name, value) -> table.row(name, value));
        table.lines("", TerminalWriter.columns(out)).forEach(out::println);
        out.flush();
    }
}
