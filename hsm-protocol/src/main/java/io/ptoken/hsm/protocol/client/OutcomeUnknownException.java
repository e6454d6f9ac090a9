package io.ptoken.hsm.protocol.client;

import io.ptoken.hsm.protocol.ProtocolException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import org.jspecify.annotations.Nullable;

/**
 * A command that makes tokens, charges limits or changes keys was sent and its answer is lost: the module may have carried it
 * out. The client has not repeated it. Its token identifier counts as used: a sale that is made again gets another one, since
 * two tokens of one identifier must not exist.
 */
public final class OutcomeUnknownException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    OutcomeUnknownException(CommandCode command, String why, @Nullable Throwable cause) {
        super(command + " may have been carried out, its answer is lost: " + why, cause);
    }
}
