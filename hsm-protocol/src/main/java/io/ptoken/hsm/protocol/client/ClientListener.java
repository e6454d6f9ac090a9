package io.ptoken.hsm.protocol.client;

import io.ptoken.hsm.protocol.frame.CommandCode;

/** Is told what a client notices, in the thread of the call and while it holds the line; so be quick and never throw. */
@FunctionalInterface
public interface ClientListener {

    /** Listens to nothing. */
    ClientListener NONE = (event, command) -> {};

    /**
     * Something happened.
     *
     * @param command which the client was busy with
     */
    void noticed(ClientEvent event, CommandCode command);
}
