package io.ptoken.control;

import java.io.Serial;

/** At the caller: no server answers at the socket. */
public final class NoServerException extends ControlException {

    @Serial
    private static final long serialVersionUID = 1L;

    public NoServerException(String message) {
        super(message);
    }

    public NoServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
