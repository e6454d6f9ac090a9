package io.ptoken.cli.node;

import io.ptoken.cli.Surroundings;
import io.ptoken.cli.Undo;
import io.ptoken.cli.account.StoreAccess;
import io.ptoken.hsm.ModuleStatus;
import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.app.PrismTokenService;
import io.ptoken.store.jdbc.JdbcStore;
import io.ptoken.store.jdbc.SqliteStore;
import io.ptoken.thrift.ThriftServer;
import io.ptoken.thrift.tls.TlsIdentity;
import io.ptoken.thrift.tls.TlsKeeper;
import java.io.IOException;
import java.util.List;

/** A server that runs. The one place where the parts of the house meet. Thread safe. */
public final class Node implements AutoCloseable {

    private final SoftSecurityModule module;
    private final SqliteStore store;
    private final JdbcStore access;
    private final TlsKeeper identity;
    private final ThriftServer server;

    private Node(
            SoftSecurityModule module, SqliteStore store, JdbcStore access, TlsKeeper identity, ThriftServer server) {
        this.module = module;
        this.store = store;
        this.access = access;
        this.identity = identity;
        this.server = server;
    }

    /**
     * Starts an installation; it serves when this method returns.
     *
     * @param secret opens the security module; the caller closes it afterwards
     * @throws IOException when the port cannot be had
     */
    public static Node start(Installation installation, SealingSecret secret, Surroundings surroundings)
            throws IOException {
        try (Undo undo = new Undo()) {
            SoftSecurityModule module = ModuleAccess.open(installation, secret, surroundings);
            undo.with(module::close);
            SqliteStore store = SqliteStore.open(installation.data().database());
            undo.with(store::close);
            JdbcStore access = StoreAccess.open(installation.data());
            undo.with(access::close);
            TokenApiService service = new PrismTokenService(
                    module,
                    store.tokenIdentifierLedger(),
                    store.tokenResults(),
                    access,
                    surroundings.clock(),
                    surroundings.random(),
                    installation.serviceSettings());
            TlsKeeper identity = TlsKeeper.open(
                    installation.data().tls(),
                    installation.certificateNames(),
                    surroundings.clock(),
                    surroundings.random());
            ThriftServer server = ThriftServer.start(installation.serverSettings(), service, identity);
            undo.nothing();
            return new Node(module, store, access, identity, server);
        }
    }

    /** The port served on. */
    public int port() {
        return server.port();
    }

    /** The certificate new clients see. */
    public TlsIdentity identity() {
        return identity.current();
    }

    /** Identity and state of the security module. */
    public ModuleStatus moduleStatus() {
        return module.status();
    }

    /** The vending keys loaded. */
    public List<VendingKeyAttributes> vendingKeys() {
        return module.vendingKeys();
    }

    /** Takes no more calls, lets those in flight finish, then closes module and store. */
    @Override
    public void close() {
        try (Undo parts = new Undo()) {
            parts.with(store::close);
            parts.with(access::close);
            parts.with(module::close);
            parts.with(server::close);
        }
    }
}
