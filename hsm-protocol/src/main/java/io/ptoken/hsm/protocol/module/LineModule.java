package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.log.EventLog;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A module together with the channels to it; what adapters have in common. Thread safe. */
public abstract class LineModule implements SecurityModule, AutoCloseable {

    private final SecurityModule module;
    private final ConnectionPool pool;
    private final Runnable refresh;

    /**
     * @param module asks over the pool
     * @param pool is closed with this object
     * @param refresh makes the module forget what it remembers
     */
    protected LineModule(SecurityModule module, ConnectionPool pool, Runnable refresh) {
        this.module = module;
        this.pool = pool;
        this.refresh = refresh;
    }

    /** How the line does, for notices. */
    public final LineHealth health() {
        return pool.health();
    }

    /** Forgets keys and status: something was changed at the module by others. */
    public final void refresh() {
        refresh.run();
    }

    /** Closes the channels; every later call is refused as not reachable. */
    @Override
    public final void close() {
        pool.close();
    }

    @Override
    public final TokenNumber vendCredit(VendCreditRequest request) {
        return module.vendCredit(request);
    }

    @Override
    public final TokenNumber vendManagement(VendManagementRequest request) {
        return module.vendManagement(request);
    }

    @Override
    public final VendedKeyChange vendKeyChange(VendKeyChangeRequest request) {
        return module.vendKeyChange(request);
    }

    @Override
    public final TokenVerification verify(VerifyTokenRequest request) {
        return module.verify(request);
    }

    @Override
    public final List<VendingKeyAttributes> vendingKeys() {
        return module.vendingKeys();
    }

    @Override
    public final int capacity() {
        return module.capacity();
    }

    @Override
    public final ModuleStatus status() {
        return module.status();
    }

    @Override
    public final Map<ModuleCapability, String> lacks() {
        return module.lacks();
    }

    @Override
    public final Optional<KeyLoading> keyLoading() {
        return module.keyLoading();
    }

    @Override
    public final Optional<EventLog> eventLog() {
        return module.eventLog();
    }

    @Override
    public final LoadedLicence loadTransactionLicence(String text) {
        return module.loadTransactionLicence(text);
    }
}
