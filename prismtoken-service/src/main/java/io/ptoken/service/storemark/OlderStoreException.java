package io.ptoken.service.storemark;

/** The store may not be sold from; the message says what was found, what it means and what to do. Nothing has changed. */
public final class OlderStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OlderStoreException(String message) {
        super(message);
    }
}
