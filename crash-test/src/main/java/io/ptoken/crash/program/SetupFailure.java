package io.ptoken.crash.program;

/** The test cannot be run here; nothing is said about the server. */
public final class SetupFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SetupFailure(String message) {
        super(message);
    }

    public SetupFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
