package io.ptoken.thrift.classic;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.PasswordHasher;
import io.ptoken.service.access.Role;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.thrift.ThriftServer;
import io.ptoken.thrift.ThriftServerConfig;
import io.ptoken.thrift.tls.CertificateNames;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;

/** A server that sells for supply group 123457: all in memory, on a free port. */
final class SellingServer implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private final SoftSecurityModule module;
    private final TlsIdentity identity;
    private final ThriftServer server;

    private SellingServer(SoftSecurityModule module, TlsIdentity identity, ThriftServer server) {
        this.module = module;
        this.identity = identity;
        this.server = server;
    }

    static SellingServer start() throws IOException {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        SoftSecurityModule module = SoftSecurityModule.inMemory(
                new SoftModuleParts(StaTables.SAMPLE, clock, random, NibbleSource.of(random)),
                SoftModuleSettings.DEFAULT);
        VendingKeyEntry entry = VendingKeyEntry.of(
                new SupplyGroupCode(123_457),
                new KeyRevision(1),
                KeyType.DUTK,
                DecoderKeyAlgorithm.DKGA02,
                BaseDate.BDT_2014);
        try (VendingKey key = VendingKey.of(HexFormat.of().parseHex("abababababababab"))) {
            module.loadVendingKey(new RegisterNumber(1), key, entry);
        }
        InMemoryStore store = new InMemoryStore();
        String hash = new PasswordHasher(random, 1).hash(PASSWORD.toCharArray());
        store.accounts()
                .add(
                        Account.of("vending", hash, EnumSet.allOf(Role.class), clock.instant()),
                        AuditEntry.local(clock.instant(), "test", "user.add", "vending", ""));
        PrismToken ptoken = PrismToken.on(module, clock, random).store(store).build();
        InetAddress here = InetAddress.getLoopbackAddress();
        TlsIdentity identity =
                TlsIdentity.create(new CertificateNames(List.of("localhost"), List.of(here)), clock, random);
        ThriftServerConfig config = ThriftServerConfig.defaults().withAddress(new InetSocketAddress(here, 0));
        return new SellingServer(module, identity, ThriftServer.start(config, ptoken.tokenApi(), identity));
    }

    int port() {
        return server.port();
    }

    /** Writes a trust store with this server's certificate and the password of Java's own. */
    Path trustStore(Path file) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("ptoken", identity.certificate());
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, "changeit".toCharArray());
        }
        return file;
    }

    @Override
    public void close() {
        server.close();
        module.close();
    }
}
