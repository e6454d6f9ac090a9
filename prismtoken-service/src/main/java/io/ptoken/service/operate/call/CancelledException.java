package io.ptoken.service.operate.call;

/** Somebody has cancelled long work between two of its steps; what was done before stays done. */
public final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("cancelled; what was done before stays done");
    }
}
