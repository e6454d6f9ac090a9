package io.ptoken.node.process;

/** The input ended, as by Ctrl-D, where something had to be typed. */
public final class InputEndedException extends CommandFailure {

    private static final long serialVersionUID = 1L;

    /** @param question that was not answered */
    public InputEndedException(String question) {
        super("input ended before '" + question + "' was answered");
    }
}
