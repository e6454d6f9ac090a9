package io.ptoken.node.process;

import io.ptoken.sts.ReadableFailure;

/** A command cannot do what it was asked; the message says why and what to do, and goes to stderr as it is. */
public class CommandFailure extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
