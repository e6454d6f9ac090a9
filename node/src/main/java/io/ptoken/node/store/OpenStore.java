package io.ptoken.node.store;

import io.ptoken.service.port.ServiceStore;

/**
 * A store that a command has open.
 *
 * @param store the store
 * @param closing gives it back
 */
public record OpenStore(ServiceStore store, Runnable closing) implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
