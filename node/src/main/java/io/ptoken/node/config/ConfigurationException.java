package io.ptoken.node.config;

import io.ptoken.sts.ReadableFailure;

/** The configuration file cannot be used; the message names the key and what would be right. */
public final class ConfigurationException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
