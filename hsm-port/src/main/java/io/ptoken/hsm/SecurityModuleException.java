package io.ptoken.hsm;

/** A security module refused a request or failed; nothing was made and no limit was charged unless the text says so. */
public final class SecurityModuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SmStatus status;

    /**
     * @param status the module's status
     * @param text what exactly was refused; names registers and values, never key material
     */
    public SecurityModuleException(SmStatus status, String text) {
        super(status.code() + " " + status.name() + ": " + text);
        this.status = status;
    }

    /** As above, with the meaning of the status as text. */
    public SecurityModuleException(SmStatus status) {
        this(status, status.meaning());
    }

    /** As above, for a failure with a cause inside the adapter. */
    public SecurityModuleException(SmStatus status, String text, Throwable cause) {
        super(status.code() + " " + status.name() + ": " + text, cause);
        this.status = status;
    }

    /** The module's status. */
    public SmStatus status() {
        return status;
    }
}
