package io.ptoken.control.frame;

import java.io.IOException;
import java.io.Serial;

/** The other side did not send or did not read in the time it had. */
public final class SlowPeerException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    public SlowPeerException(String message) {
        super(message);
    }
}
