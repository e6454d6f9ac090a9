package io.ptoken.hsm.contract;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.manufacture.DitkCustody;
import io.ptoken.hsm.manufacture.MeterManufacturing;
import java.util.function.Supplier;

/**
 * A module for the makers of meters under test.
 *
 * @param module makes the tokens
 * @param keeper where officers log in: the module itself, or one of several that are one
 * @param custodians where DITKs are generated, loaded and deleted
 * @param release gives back what the module holds
 */
public record ManufacturingFixture(
        SecurityModule module, SecurityModule keeper, Supplier<DitkCustody> custodians, Runnable release)
        implements AutoCloseable {

    /** A module alone. */
    public static ManufacturingFixture of(SecurityModule module, Runnable release) {
        return new ManufacturingFixture(
                module, module, () -> module.ditkCustody().orElseThrow(), release);
    }

    MeterManufacturing manufacturing() {
        return module.manufacturing().orElseThrow();
    }

    DitkCustody custody() {
        return custodians.get();
    }

    @Override
    public void close() {
        release.run();
    }
}
