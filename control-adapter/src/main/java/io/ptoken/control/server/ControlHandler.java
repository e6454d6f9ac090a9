package io.ptoken.control.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.Outcome;
import io.ptoken.control.Peer;
import java.io.IOException;

/** Carries out the calls of one connection, one after another. */
@FunctionalInterface
public interface ControlHandler {

    /**
     * Carries out a call.
     *
     * <p>A {@link io.ptoken.control.CallCancelledException} or {@link io.ptoken.control.TransferException} that it lets pass
     * is told to the caller as a refusal, a {@link io.ptoken.control.CallerGoneException} ends the connection, and anything
     * else is logged and told as a failure of the server. What has been begun for a caller that is gone is the handler's to
     * decide: the channel interrupts nothing.
     *
     * @param peer who calls, as the operating system says
     * @param call what is wanted, not checked but for being JSON of at most 2 MiB
     * @param conversation to ask, tell and show while it lasts, in this thread
     * @return how it ended
     * @throws IOException when a file or a store of the server fails
     */
    Outcome handle(Peer peer, ObjectNode call, Conversation conversation) throws IOException;
}
