package io.ptoken.cli;

/** Exit codes of every command. */
public final class ExitCode {

    /** Done. */
    public static final int OK = 0;

    /** Understood, but refused or failed; the reason is on stderr. */
    public static final int FAILURE = 1;

    /** The command line is wrong; what is wrong is on stderr. */
    public static final int USAGE = 2;

    /** Done as far as it could be: a part of what was asked for is not known here; which one is said. */
    public static final int INCOMPLETE = 3;

    /** Interrupted by Ctrl-C, as shells say it; the Java machine ends so by itself. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
