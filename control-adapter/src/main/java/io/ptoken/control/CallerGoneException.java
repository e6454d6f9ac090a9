package io.ptoken.control;

import java.io.Serial;

/** At the server: the caller is not there any more, has been too slow, or broke the protocol. Nothing reaches it now. */
public final class CallerGoneException extends ControlException {

    @Serial
    private static final long serialVersionUID = 1L;

    public CallerGoneException(String message) {
        super(message);
    }

    public CallerGoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
