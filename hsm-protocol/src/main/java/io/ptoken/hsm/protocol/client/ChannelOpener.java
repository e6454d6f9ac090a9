package io.ptoken.hsm.protocol.client;

import java.io.IOException;
import java.time.Duration;

/** Opens channels to one module; thread safe. */
@FunctionalInterface
public interface ChannelOpener {

    /**
     * A new channel.
     *
     * @param timeout after which it fails
     */
    ByteChannel open(Duration timeout) throws IOException;
}
