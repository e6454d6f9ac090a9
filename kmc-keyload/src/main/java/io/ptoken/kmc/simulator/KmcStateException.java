package io.ptoken.kmc.simulator;

import io.ptoken.sts.ReadableFailure;

/** The KMC's state cannot be read or kept. The message contains nothing of it. */
public final class KmcStateException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    KmcStateException(String text) {
        super(text);
    }

    KmcStateException(String text, Throwable cause) {
        super(text, cause);
    }
}
