package io.ptoken.cli.console;

import java.util.OptionalInt;

/**
 * How wide the terminals are to which a command writes.
 *
 * @param out columns of stdout's terminal; empty when stdout is none, or does not tell
 * @param err the same for stderr
 */
public record Screen(OptionalInt out, OptionalInt err) {

    /** No terminal. */
    public static final Screen NONE = new Screen(OptionalInt.empty(), OptionalInt.empty());

    /** Columns of help where there is no terminal. */
    private static final int PAGE = 100;

    /** Longer lines of prose are hard to read. */
    private static final int WIDEST = 120;

    /** Below this, words are cut by the terminal rather than all stood under each other. */
    private static final int NARROWEST = 40;

    /** As the launcher found them. */
    public static Screen ofProcess() {
        return new Screen(columns("ptoken.terminal.out.columns"), columns("ptoken.terminal.err.columns"));
    }

    /** Columns for help: those of the terminal, within reason. */
    public int helpColumns() {
        int columns = out.orElse(err.orElse(PAGE));
        return Math.max(NARROWEST, Math.min(WIDEST, columns));
    }

    private static OptionalInt columns(String property) {
        int columns = Integer.getInteger(property, 0);
        return columns > 0 ? OptionalInt.of(Math.max(NARROWEST, columns)) : OptionalInt.empty();
    }
}
