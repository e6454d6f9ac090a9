package io.ptoken.crash;

/** The test cannot be run here; nothing is said about the server. */
final class SetupFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SetupFailure(String message) {
        super(message);
    }

    SetupFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
