package io.ptoken.service.operate.keyload;

import io.ptoken.sts.ReadableFailure;

/** A step of key loading cannot be done here and now; the text says why and what to do. Nothing was changed. */
public final class KeyExchangeException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    public KeyExchangeException(String text) {
        super(text);
    }
}
