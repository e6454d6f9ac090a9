package io.ptoken.crash.program;

/** The server did what it must never do, or could not be brought to do what it must. The text says all that is known. */
public final class BrokenPromise extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenPromise(String message) {
        super(message);
    }

    public BrokenPromise(String message, Throwable cause) {
        super(message, cause);
    }
}
