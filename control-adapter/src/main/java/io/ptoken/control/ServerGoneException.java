package io.ptoken.control;

import java.io.Serial;

/** At the caller: the server is not there any more or does not speak the protocol; whether the call was carried out is not known. */
public final class ServerGoneException extends ControlException {

    @Serial
    private static final long serialVersionUID = 1L;

    public ServerGoneException(String message) {
        super(message);
    }

    public ServerGoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
