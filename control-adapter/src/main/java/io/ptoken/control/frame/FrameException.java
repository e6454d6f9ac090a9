package io.ptoken.control.frame;

import java.io.IOException;
import java.io.Serial;

/** What came is not of the protocol. The message quotes nothing of it. */
public final class FrameException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    FrameException(String message) {
        super(message);
    }
}
