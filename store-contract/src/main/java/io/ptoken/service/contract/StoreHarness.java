package io.ptoken.service.contract;

import io.ptoken.service.port.ServiceStore;

/** A store under test: empty at first. */
public interface StoreHarness extends AutoCloseable {

    /** The store. */
    ServiceStore store();

    /** Another store on the same database, as a second process has it; the same one when there cannot be another. */
    ServiceStore another();

    /** Closes the store and opens it again; does nothing when it has nowhere to remember. */
    void restart();

    @Override
    void close();
}
