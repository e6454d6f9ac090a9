package io.ptoken.sts.conformance;

/** A vector file or vector of another form than documented; the message says which field and why. */
final class VectorFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VectorFormatException(String message) {
        super(message);
    }
}
