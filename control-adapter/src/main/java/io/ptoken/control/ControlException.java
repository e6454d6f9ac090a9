package io.ptoken.control;

import io.ptoken.sts.ReadableFailure;
import java.io.Serial;

/** Something failed on the control channel. The message is for the person who operates; it never carries a secret. */
public abstract sealed class ControlException extends RuntimeException implements ReadableFailure
        permits CallCancelledException,
                CallerGoneException,
                NoServerException,
                NotAdmittedException,
                PlaceException,
                ServerGoneException,
                TransferException {

    @Serial
    private static final long serialVersionUID = 1L;

    ControlException(String message) {
        super(message);
    }

    ControlException(String message, Throwable cause) {
        super(message, cause);
    }
}
