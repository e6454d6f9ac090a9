package io.ptoken.sts;

/** A key change that the rules of section 12 forbid: key types, base dates, clusters, or the kind of set. */
public final class KeyChangeException extends StsException {

    private static final long serialVersionUID = 1L;

    public KeyChangeException(String message) {
        super(message);
    }
}
