package io.ptoken.control;

import java.io.Serial;

/** At the server: the caller has cancelled the call. It is still there and waits for the result or the refusal. */
public final class CallCancelledException extends ControlException {

    @Serial
    private static final long serialVersionUID = 1L;

    public CallCancelledException() {
        super("the caller has cancelled the call");
    }
}
