package io.ptoken.service.operate.keyentry;

import io.ptoken.sts.ReadableFailure;

/** A key in the clear was not entered as it has to be, or cannot be; nothing was stored. The message has no key material. */
public final class CeremonyException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    public CeremonyException(String message) {
        super(message);
    }

    public CeremonyException(String message, Throwable cause) {
        super(message, cause);
    }
}
