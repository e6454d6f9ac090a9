package io.ptoken.thrift.tls;

import io.ptoken.sts.ReadableFailure;

/** The server's key or certificate cannot be had. The message names the file and the remedy, and no key material. */
public final class TlsIdentityException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    TlsIdentityException(String message) {
        super(message);
    }

    TlsIdentityException(String message, Throwable cause) {
        super(message, cause);
    }
}
