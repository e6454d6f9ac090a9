package io.ptoken.cli.console;

import java.io.PrintWriter;
import java.util.OptionalInt;

/** Writes to a terminal: lines that are too long for it are broken at blanks. What is no text is to be printed without line end. */
public final class TerminalWriter extends PrintWriter {

    private final int columns;

    private TerminalWriter(PrintWriter out, int columns) {
        super(out);
        this.columns = columns;
    }

    /** A writer to the same place that knows its width, or the same when it has none. */
    public static PrintWriter of(PrintWriter out, OptionalInt columns) {
        return columns.isPresent() ? new TerminalWriter(out, columns.getAsInt()) : out;
    }

    /** Columns of the place written to; more than any line has when it is no terminal. */
    public static int columns(PrintWriter out) {
        return out instanceof TerminalWriter terminal ? terminal.columns : Integer.MAX_VALUE;
    }

    @Override
    public void println(String text) {
        synchronized (lock) {
            text.lines().flatMap(line -> Wrapping.wrap(line, columns).stream()).forEach(super::println);
            if (text.isEmpty()) {
                super.println();
            }
        }
    }
}
