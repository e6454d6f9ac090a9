package io.ptoken.hsm.protocol.client;

import io.ptoken.hsm.protocol.ProtocolException;
import org.jspecify.annotations.Nullable;

/** No answer was to be had. The command has not been carried out, or it only asks: it may be sent to another module. */
public final class ModuleUnavailableException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    ModuleUnavailableException(String message) {
        super(message);
    }

    ModuleUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
