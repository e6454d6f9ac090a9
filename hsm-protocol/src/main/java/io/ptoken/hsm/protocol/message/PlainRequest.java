package io.ptoken.hsm.protocol.message;

import io.ptoken.hsm.protocol.frame.RequestFrame;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/**
 * A request without secrets, which may therefore be a string.
 *
 * @param <R> its response
 */
public interface PlainRequest<R> extends ModuleRequest<R> {

    /** Everything behind the header. */
    String encode(ProtocolSettings settings);

    @Override
    default byte[] line(ProtocolSettings settings) {
        return new RequestFrame(command(), encode(settings)).line();
    }
}
