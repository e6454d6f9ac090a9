package io.ptoken.node.holding;

import io.ptoken.node.process.CommandFailure;

/** Another process has what a command wanted to open; nothing was opened. */
public final class HeldFailure extends CommandFailure {

    private static final long serialVersionUID = 1L;

    private final String holder;
    private final boolean passing;

    /**
     * @param holder what is held and by whom, a sentence without its full stop
     * @param remedy what to do about it, unless it is held by a command
     * @param passing true: by a command that ends by itself
     */
    public HeldFailure(String holder, String remedy, boolean passing, Throwable cause) {
        super(holder + "; " + (passing ? ModuleHold.STOP_IT : remedy), cause);
        this.holder = holder;
        this.passing = passing;
    }

    /** The same, with other advice. */
    public HeldFailure advising(String remedy) {
        return new HeldFailure(holder, remedy, passing, this);
    }

    /** What is held and by whom, a sentence without its full stop. */
    public String holder() {
        return holder;
    }

    /** True when it is held by a command that ends by itself; false for a server and for what does not say what it is. */
    public boolean isPassing() {
        return passing;
    }
}
