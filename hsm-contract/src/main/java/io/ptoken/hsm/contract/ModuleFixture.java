package io.ptoken.hsm.contract;

import io.ptoken.hsm.SecurityModule;

/**
 * A module under test.
 *
 * @param module the module
 * @param release gives back what the module holds
 */
public record ModuleFixture(SecurityModule module, Runnable release) implements AutoCloseable {

    @Override
    public void close() {
        release.run();
    }
}
