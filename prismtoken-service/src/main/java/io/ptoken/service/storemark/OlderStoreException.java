package io.ptoken.service.storemark;

import io.ptoken.sts.ReadableFailure;

/** The store may not be sold from; the message says what was found, what it means and what to do. Nothing has changed. */
public final class OlderStoreException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    public OlderStoreException(String message) {
        super(message);
    }
}
