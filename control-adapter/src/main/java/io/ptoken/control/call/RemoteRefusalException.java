package io.ptoken.control.call;

import io.ptoken.control.Refusal;
import io.ptoken.sts.ReadableFailure;

/** The server refused a call; the message is its own. */
public final class RemoteRefusalException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RemoteRefusalException(Refusal refusal) {
        super(refusal.next().map(advice -> refusal.message() + "; " + advice).orElse(refusal.message()));
        this.refusal = refusal;
    }

    /** The dotted code, e.g. {@code EAuthentication.Permission}. */
    public String code() {
        return refusal.code();
    }

    /** The refusal as it came. */
    public Refusal refusal() {
        return refusal;
    }
}
