package io.ptoken.thrift.tls;

/** The server's key or certificate cannot be had. The message names the file and the remedy, and no key material. */
public final class TlsIdentityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TlsIdentityException(String message) {
        super(message);
    }

    TlsIdentityException(String message, Throwable cause) {
        super(message, cause);
    }
}
