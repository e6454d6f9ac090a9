package io.ptoken.node.module;

import io.ptoken.node.process.Undo;
import io.ptoken.service.port.ServiceStore;
import java.io.IOException;

/** Where a server has its security module from. */
@FunctionalInterface
public interface ModuleSource {

    /**
     * Opens it.
     *
     * @param store of the server
     * @param running is told how to close it
     * @throws IOException when a line to it cannot be had
     */
    ServedModule open(ServiceStore store, Undo running) throws IOException;
}
