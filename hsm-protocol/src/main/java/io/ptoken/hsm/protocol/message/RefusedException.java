package io.ptoken.hsm.protocol.message;

import io.ptoken.hsm.protocol.ProtocolException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.frame.StatusCode;

/**
 * A module answered with another status than 00: it has not carried the command out. What the code means depends on the
 * dialect.
 */
public final class RefusedException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String text;

    /**
     * @param header of the response, as it came
     * @param text of an extended error, else empty
     */
    RefusedException(String header, StatusCode status, String text) {
        super(header + " status " + status + (text.isEmpty() ? "" : ": " + text));
        this.code = status.code();
        this.text = text;
    }

    /** The refusal in a response, which must be one. */
    public static RefusedException of(ResponseFrame response) {
        CommandCode command = response.command();
        String text =
                response.status().equals(StatusCode.EXTENDED_ERROR) ? ExtendedErrorText.decode(response.body()) : "";
        return new RefusedException(command.responseHeader(), response.status(), text);
    }

    /** Returns when the status is 00. */
    public static void requireSuccess(ResponseFrame response) {
        if (!response.status().isSuccess()) {
            throw of(response);
        }
    }

    /** The status as it came. */
    public StatusCode status() {
        return new StatusCode(code);
    }

    /** Text of an extended error, else empty. */
    public String text() {
        return text;
    }
}
