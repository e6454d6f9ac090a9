package io.ptoken.control;

import java.io.Serial;

/** The socket cannot be where it should be, or what is there cannot be trusted. The message says what to do. */
public final class PlaceException extends ControlException {

    @Serial
    private static final long serialVersionUID = 1L;

    public PlaceException(String message) {
        super(message);
    }

    public PlaceException(String message, Throwable cause) {
        super(message, cause);
    }
}
