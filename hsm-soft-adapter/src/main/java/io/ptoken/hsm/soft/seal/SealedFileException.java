package io.ptoken.hsm.soft.seal;

import io.ptoken.sts.ReadableFailure;

/** A sealed file that cannot be created, opened or replaced; the message says what to do and names no secret. */
public final class SealedFileException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    /** What is wrong, as far as it can be told. */
    public enum Reason {
        /** There is no such file; nothing is created in its place. */
        MISSING,
        /** Create would overwrite a file. */
        EXISTS,
        /** Another module, in this process or another, has the file open. */
        IN_USE,
        /** The file is whole but this is not the passphrase or key that sealed it. */
        WRONG_SECRET,
        /** The file was cut, altered or damaged. */
        DAMAGED,
        /** A format version of a newer release. */
        UNKNOWN_VERSION,
        /** A passphrase or key file that is not fit for use: too short, wrong length, readable by others. */
        UNFIT_SECRET,
        /** The operating system refused to read or write. */
        INPUT_OUTPUT
    }

    private final Reason reason;

    public SealedFileException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public SealedFileException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }
}
