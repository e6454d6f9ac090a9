package io.ptoken.hsm.protocol;

import io.ptoken.sts.ReadableFailure;
import org.jspecify.annotations.Nullable;

/**
 * Root of what can go wrong between host and security module. A message tells place, value and expectation; it never
 * contains a token, a key-load record or key material.
 */
public abstract class ProtocolException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    protected ProtocolException(String message) {
        super(message);
    }

    protected ProtocolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
