package io.ptoken.benchmarks.load;

import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.access.account.FirstUse;
import io.ptoken.service.access.account.NewAccount;
import io.ptoken.service.app.PrismToken;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.thrift.ThriftServer;
import io.ptoken.thrift.ThriftServerConfig;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * A server in the process of its clients that stores nothing: what it reaches is what a store that costs nothing would leave.
 */
final class ServerInMemory implements LoadServer {

    private final ThriftServer server;
    private final Undo running;

    private ServerInMemory(ThriftServer server, Undo running) {
        this.server = server;
        this.running = running;
    }

    /** With the key, the account and the certificate of an installation. */
    static ServerInMemory start(LoadInstallation made, Surroundings surroundings) throws IOException {
        Clock clock = surroundings.clock();
        SecureRandom random = surroundings.random();
        Undo running = new Undo();
        try (Undo undo = new Undo()) {
            undo.with(running::close);
            SoftSecurityModule module = SoftSecurityModule.inMemory(
                    new SoftModuleParts(StaTables.SAMPLE, clock, random, NibbleSource.of(random)),
                    SoftModuleSettings.DEFAULT);
            running.with(module::close);
            LoadInstallation.loadKey(module);
            PrismToken application = PrismToken.on(module, clock, random).build();
            application
                    .accounts()
                    .add(
                            Actor.local("load program"),
                            NewAccount.of(LoadInstallation.USERNAME, LoadInstallation.ROLES, FirstUse.KEEP),
                            made.password().toCharArray());
            ThriftServer server = ThriftServer.start(
                    ThriftServerConfig.defaults()
                            .withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                    application.tokenApi(),
                    TlsIdentity.load(made.data().tls(), random));
            running.with(server::close);
            undo.nothing();
            return new ServerInMemory(server, running);
        }
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public String where() {
        return "in the process of the clients, everything in memory";
    }

    @Override
    public void close() {
        running.close();
    }
}
