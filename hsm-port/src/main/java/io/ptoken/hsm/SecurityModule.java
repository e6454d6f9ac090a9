package io.ptoken.hsm;

import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.administration.ModuleAdministration;
import io.ptoken.hsm.key.VendingKeyRegisters;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.licence.LicenceTrust;
import io.ptoken.hsm.licence.TransactionLicensing;
import io.ptoken.hsm.log.EventLog;
import io.ptoken.hsm.manufacture.DitkCustody;
import io.ptoken.hsm.manufacture.DitkProving;
import io.ptoken.hsm.manufacture.MeterManufacturing;
import io.ptoken.hsm.selftest.SelfTesting;
import io.ptoken.hsm.status.ModuleReporting;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import io.ptoken.hsm.vend.TokenVending;
import java.util.Optional;

/**
 * A vending security module: all roles that every module has, and the way to those that a module may be without. Whether a
 * module has such a role never changes; what stands before one module passes on the roles of that. Implementations are
 * thread safe.
 */
public interface SecurityModule extends TokenVending, VendingKeyRegisters, ModuleReporting, TransactionLicensing {

    /** Loading of keys from KMCs, empty for a module that cannot; the answer never changes. */
    default Optional<KeyLoading> keyLoading() {
        return Optional.empty();
    }

    /** Loading of keys that their owner has in the clear, and deleting by register; empty for a module that cannot. */
    default Optional<KeyEntry> keyEntry() {
        return Optional.empty();
    }

    /** Log-in of crypto officers; empty for a module that knows none over this connection. */
    default Optional<AccessControl> accessControl() {
        return Optional.empty();
    }

    /** Appointing of crypto officers, and older copies of the state; empty for a module that is not administered this way. */
    default Optional<ModuleAdministration> administration() {
        return Optional.empty();
    }

    /** Whose licences the module takes; empty for a module whose maker settled that. */
    default Optional<LicenceTrust> licenceTrust() {
        return Optional.empty();
    }

    /** Tests of the module on demand; empty for a module that tests itself unasked only. */
    default Optional<SelfTesting> selfTesting() {
        return Optional.empty();
    }

    /** The module's log; empty for a module that keeps none, or does not tell it. */
    default Optional<EventLog> eventLog() {
        return Optional.empty();
    }

    /** Remembering how far a store has come; empty for a module that remembers nothing of it. */
    default Optional<StoreMarkKeeping> storeMarkKeeping() {
        return Optional.empty();
    }

    /** Tokens of new meters; empty for a module without manufacturing firmware. */
    default Optional<MeterManufacturing> manufacturing() {
        return Optional.empty();
    }

    /** The DITKs of the module in the hands of their custodians; empty for one that takes none over this connection. */
    default Optional<DitkCustody> ditkCustody() {
        return Optional.empty();
    }

    /** Tokens that prove a DITK at a meter; empty for a module that makes none. */
    default Optional<DitkProving> ditkProving() {
        return Optional.empty();
    }
}
