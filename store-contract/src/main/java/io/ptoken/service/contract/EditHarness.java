package io.ptoken.service.contract;

import io.ptoken.service.port.ServiceStore;

/** A database that is empty at first, which nodes share and somebody edits by hand. */
public interface EditHarness extends AutoCloseable {

    /** Opens the store as a node of that name has it; closed with this. */
    ServiceStore node(String name);

    /** Runs a statement past the store. */
    void execute(String sql);

    /** Keeps the database as it is now, to {@link #putBack} it later. */
    void keepCopy();

    /** Puts the copy in the place of the database, under the stores that are open. */
    void putBack();

    /** How the database writes a text as a value of another type; empty when its columns take no other type. */
    String retyped(String column);

    @Override
    void close();
}
