package io.ptoken.sts;

/**
 * Root of every error the STS domain reports. A message names what was wrong and what was expected and never contains
 * key material.
 */
public abstract sealed class StsException extends RuntimeException implements ReadableFailure
        permits InvalidValueException, UnsupportedException, TokenException, KeyChangeException {

    private static final long serialVersionUID = 1L;

    protected StsException(String message) {
        super(message);
    }
}
