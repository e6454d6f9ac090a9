package io.ptoken.control;

import java.io.Serial;

/** Data did not arrive as it was sent, was cut short or is too long. Nothing of it has been kept. */
public final class TransferException extends ControlException {

    @Serial
    private static final long serialVersionUID = 1L;

    public TransferException(String message) {
        super(message);
    }

    public TransferException(String message, Throwable cause) {
        super(message, cause);
    }
}
