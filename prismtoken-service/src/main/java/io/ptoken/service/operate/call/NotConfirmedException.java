package io.ptoken.service.operate.call;

import io.ptoken.sts.ReadableFailure;

/** Whoever asked for something did not confirm it. Nothing was changed. */
public final class NotConfirmedException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    public NotConfirmedException() {
        this("nothing was changed");
    }

    /** @param unchanged that nothing was done, in the words of what was asked */
    public NotConfirmedException(String unchanged) {
        super("not confirmed; " + unchanged);
    }
}
