package io.ptoken.hsm.protocol.field;

import io.ptoken.hsm.protocol.ProtocolException;
import io.ptoken.hsm.refusal.SmStatus;

/**
 * A body whose fields are not those of its command. {@link #status()} is what a module answers to such a request (module
 * protocol section 8): {@link SmStatus#PTVD_NFIELDS}, {@link SmStatus#PTVD_FIELDTYPE}, {@link SmStatus#PTVD_ENCODING},
 * {@link SmStatus#PTVD_RANGE}, {@link SmStatus#INVALID_PAN_ERROR}, {@link SmStatus#KEY_PARAM_ERROR}, {@link
 * SmStatus#DF_FORMAT_ERROR} or, for bodies without typed fields, {@link SmStatus#FORMAT_ERROR}.
 */
public final class FieldException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    private final SmStatus status;
    private final int position;

    /**
     * @param status what a module answers
     * @param position where, in characters from the beginning of the body, 0 or more
     * @param what field and number, what came and what was expected; no token, no record
     */
    public FieldException(SmStatus status, int position, String what) {
        super(status.code() + " " + status.name() + " at character " + position + ": " + what);
        this.status = status;
        this.position = position;
    }

    /** What a module answers to a request with this fault. */
    public SmStatus status() {
        return status;
    }

    /** Where in the body, in characters from its beginning. */
    public int position() {
        return position;
    }
}
