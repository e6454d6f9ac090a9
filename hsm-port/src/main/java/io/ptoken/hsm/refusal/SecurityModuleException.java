package io.ptoken.hsm.refusal;

import io.ptoken.sts.ReadableFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A security module refused a request or failed. Nothing was made and no limit was charged, unless {@link #failure()} is
 * {@link ModuleFailure#OUTCOME_UNKNOWN} or the text says so.
 */
public final class SecurityModuleException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    private final SmStatus status;
    private final ModuleFailure failure;
    private final @Nullable String extendedText;
    private final String text;

    /**
     * @param status the module's status
     * @param text what exactly was refused; names registers and values, never key material
     */
    public SecurityModuleException(SmStatus status, String text) {
        super(status.code() + " " + status.name() + ": " + text);
        this.status = status;
        this.failure = ModuleFailure.REFUSED;
        this.extendedText = null;
        this.text = text;
    }

    /** As above, with the meaning of the status as text. */
    public SecurityModuleException(SmStatus status) {
        this(status, status.meaning());
    }

    /** As above, for a failure with a cause inside the adapter. */
    public SecurityModuleException(SmStatus status, String text, Throwable cause) {
        this(status, ModuleFailure.REFUSED, text, cause);
    }

    private SecurityModuleException(SmStatus status, ModuleFailure failure, String text, Throwable cause) {
        super(status.code() + " " + status.name() + ": " + text, cause);
        this.status = status;
        this.failure = failure;
        this.extendedText = null;
        this.text = text;
    }

    private SecurityModuleException(String extendedText, String text, Throwable cause) {
        super(SmStatus.STS_EXTENDED_ERROR.code() + " " + SmStatus.STS_EXTENDED_ERROR.name() + ": " + text, cause);
        this.status = SmStatus.STS_EXTENDED_ERROR;
        this.failure = ModuleFailure.REFUSED;
        this.extendedText = extendedText;
        this.text = text;
    }

    /**
     * A refusal with {@link SmStatus#STS_EXTENDED_ERROR}.
     *
     * @param extendedText what goes with the status on the wire, e.g. {@code AP-S05 REQUEST_MISMATCH}
     * @param text as above, beginning with the extended text
     */
    public static SecurityModuleException extended(String extendedText, String text, Throwable cause) {
        return new SecurityModuleException(extendedText, text, cause);
    }

    /**
     * The module could not be reached: the request was not carried out, and another module may be asked.
     *
     * @param text where it was looked for, and what to do
     */
    public static SecurityModuleException unreachable(String text, Throwable cause) {
        return new SecurityModuleException(SmStatus.DEVICE_FAILURE, ModuleFailure.UNREACHABLE, text, cause);
    }

    /**
     * The request went out and no answer can be told to be its own: a token may exist and a limit may be charged.
     *
     * @param text which module, what was asked
     */
    public static SecurityModuleException outcomeUnknown(String text, Throwable cause) {
        return new SecurityModuleException(SmStatus.DEVICE_FAILURE, ModuleFailure.OUTCOME_UNKNOWN, text, cause);
    }

    /** What became of the request. */
    public ModuleFailure failure() {
        return failure;
    }

    /** The module's status; {@link SmStatus#DEVICE_FAILURE} when there was no answer. */
    public SmStatus status() {
        return status;
    }

    /** What goes with {@link SmStatus#STS_EXTENDED_ERROR} on the wire; empty with every other status. */
    public Optional<String> extendedText() {
        return Optional.ofNullable(extendedText);
    }

    /** What exactly was refused; the message without its status. */
    public String text() {
        return text;
    }
}
