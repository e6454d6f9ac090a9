package io.ptoken.endtoend;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.keyentry.VendingKeyEntry.Validity;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.PasswordHasher;
import io.ptoken.service.access.Role;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.store.jdbc.JdbcStore;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.DecoderKeyGenerator;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.thrift.ThriftServer;
import io.ptoken.thrift.ThriftServerConfig;
import io.ptoken.thrift.tls.CertificateNames;
import io.ptoken.thrift.tls.ClientCertificates;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A server with test keys whose attributes provoke every refusal, on a clock that stands still unless a test moves it. */
final class TestServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final String PASSWORD = "correct horse battery";

    /** Computed once for all servers: each takes a tenth of a second. */
    private static final String PASSWORD_HASH = new PasswordHasher(new SecureRandom(), 1).hash(PASSWORD.toCharArray());

    /** A key instead of a passphrase, for the same reason. */
    private static final String MODULE_KEY = "6b".repeat(32);

    /** Revisions 1 and 2, no restrictions. */
    static final int SGC = 123457;

    /** Its key expiry number, 85, has passed. */
    static final int SGC_EXPIRED = 201460;

    /** Base date 2035, which is still to come. */
    static final int SGC_BEFORE_BASE_DATE = 203557;

    /** A default key: it must not vend credit. */
    static final int SGC_DEFAULT_KEY = 990001;

    /** Vends electricity units alone, at most 10.0 kWh more. */
    static final int SGC_LIMITED = 201462;

    private static final HexFormat HEX = HexFormat.of();
    private static final VendingKeyEntry PLAIN = VendingKeyEntry.of(
            new SupplyGroupCode(SGC), new KeyRevision(1), KeyType.DUTK, DecoderKeyAlgorithm.DKGA04, BaseDate.BDT_2014);

    private final JdbcStore store;
    private final SoftSecurityModule module;
    private final ThriftServer server;
    private final PrismToken application;

    private TestServer(JdbcStore store, SoftSecurityModule module, ThriftServer server, PrismToken application) {
        this.application = application;
        this.store = store;
        this.module = module;
        this.server = server;
    }

    static TestServer start(Path folder) throws IOException {
        return start(folder, ClientCertificates.NONE);
    }

    static TestServer start(Path folder, ClientCertificates clients) throws IOException {
        return start(folder, clients, JdbcStore.openSqlite(folder.resolve("ptoken.db")), () -> NOW);
    }

    /** A node with a module of its own on a store that others may share. */
    static TestServer start(Path folder, JdbcStore store) throws IOException {
        return start(folder, ClientCertificates.NONE, store, () -> NOW);
    }

    /** A server whose time a test moves. */
    static TestServer start(Path folder, InstantSource time) throws IOException {
        return start(folder, ClientCertificates.NONE, JdbcStore.openSqlite(folder.resolve("ptoken.db")), time);
    }

    /** A server between which and its module something stands, and whose calls are answered within that time. */
    static TestServer start(Path folder, UnaryOperator<SecurityModule> between, Duration callTimeout)
            throws IOException {
        JdbcStore store = JdbcStore.openSqlite(folder.resolve("ptoken.db"));
        return start(
                folder, store, () -> NOW, between, ThriftServerConfig.defaults().withCallTimeout(callTimeout));
    }

    private static TestServer start(Path folder, ClientCertificates clients, JdbcStore store, InstantSource time)
            throws IOException {
        return start(
                folder,
                store,
                time,
                UnaryOperator.identity(),
                ThriftServerConfig.defaults().withClientCertificates(clients));
    }

    private static TestServer start(
            Path folder,
            JdbcStore store,
            InstantSource time,
            UnaryOperator<SecurityModule> between,
            ThriftServerConfig settings)
            throws IOException {
        SecureRandom random = new SecureRandom();
        Clock clock = time.withZone(ZoneOffset.UTC);
        SoftSecurityModule module = module(folder, clock, random);
        addAccounts(store.accounts());
        PrismToken application =
                PrismToken.on(between.apply(module), clock, random).store(store).build();
        TlsIdentity identity = TlsIdentity.create(CertificateNames.ofThisHost(), clock, random);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ThriftServer server = ThriftServer.start(settings.withAddress(address), application.tokenApi(), identity);
        return new TestServer(store, module, server, application);
    }

    int port() {
        return server.port();
    }

    /** Has the refusals of strangers written, whose minute is not over. */
    void writeRefusals() {
        application.refusals().end();
    }

    JdbcStore store() {
        return store;
    }

    SoftSecurityModule module() {
        return module;
    }

    /** A credit token made outside the server under the key of a register, with a TID the server would not use. */
    static String craftedCredit(int register, int sgc, KeyType type, BaseDate baseDate, TokenIdentifier tid) {
        DecoderKeyContext context = new DecoderKeyContext(
                MeterPan.parse("00000000000"),
                type,
                new SupplyGroupCode(sgc),
                new TariffIndex(1),
                new KeyRevision(1),
                baseDate,
                EncryptionAlgorithm.STA);
        CreditToken token =
                CreditToken.of(CreditSubclass.ELECTRICITY, new RandomNibble(5), tid, UnitAmountCode.encode(10));
        try (VendingKey key = VendingKey.of(keyBytes(register));
                DecoderKeyGenerator generator = DecoderKeyGenerator.of(DecoderKeyAlgorithm.DKGA04, key);
                DecoderKey decoderKey = generator.generate(context)) {
            return TokenCodec.encode(token, TokenCiphers.of(EncryptionAlgorithm.STA, decoderKey, StaTables.SAMPLE))
                    .decimal();
        }
    }

    @Override
    public void close() {
        server.close();
        module.close();
        store.close();
    }

    private static SoftSecurityModule module(Path folder, Clock clock, SecureRandom random) {
        SoftModuleParts parts =
                new SoftModuleParts(StaTables.SAMPLE, clock, random, NibbleSource.fixed(new RandomNibble(5)));
        try (SealingSecret secret = SealingSecret.key(MODULE_KEY.toCharArray())) {
            SoftSecurityModule module = SoftSecurityModule.create(
                    folder.resolve("softsm.sealed"), secret, parts, SoftModuleSettings.DEFAULT);
            load(module, 1, PLAIN);
            load(module, 2, like(SGC, 2, KeyType.DUTK, BaseDate.BDT_2014));
            load(
                    module,
                    3,
                    like(SGC_EXPIRED, 1, KeyType.DUTK, BaseDate.BDT_2014).withKen(new KeyExpiryNumber(85)));
            load(
                    module,
                    4,
                    like(SGC_BEFORE_BASE_DATE, 6, KeyType.DUTK, BaseDate.BDT_2035)
                            .withValidity(new Validity(
                                    NOW,
                                    Optional.of(NOW.plusSeconds(1)),
                                    Validity.always(BaseDate.BDT_2035).issuedUntil())));
            load(module, 5, like(SGC_DEFAULT_KEY, 1, KeyType.DDTK, BaseDate.BDT_2014));
            load(module, 6, limited());
            return module;
        }
    }

    private static VendingKeyEntry limited() {
        VendingKeyEntry key = like(SGC_LIMITED, 1, KeyType.DUTK, BaseDate.BDT_2014);
        return new VendingKeyEntry(
                key.sgc(),
                key.krn(),
                key.keyType(),
                key.algorithm(),
                key.baseDate(),
                key.ken(),
                key.validity(),
                new CreditLimit(100),
                new CreditLimit(100),
                new SubclassMask(0x0001),
                0);
    }

    private static VendingKeyEntry like(int sgc, int krn, KeyType type, BaseDate baseDate) {
        return VendingKeyEntry.of(
                new SupplyGroupCode(sgc), new KeyRevision(krn), type, DecoderKeyAlgorithm.DKGA04, baseDate);
    }

    private static void load(SoftSecurityModule module, int register, VendingKeyEntry entry) {
        try (VendingKey key = VendingKey.of(keyBytes(register))) {
            module.loadVendingKey(new RegisterNumber(register), key, entry);
        }
    }

    private static byte[] keyBytes(int register) {
        byte[] bytes = HEX.parseHex("abababababababab949494949494949401234567");
        bytes[19] = (byte) (bytes[19] + register - 1);
        return bytes;
    }

    private static void addAccounts(AccountStore accounts) {
        add(accounts, Account.of("vending", PASSWORD_HASH, EnumSet.allOf(Role.class), NOW));
        add(accounts, Account.of("technician", PASSWORD_HASH, Set.of(Role.API, Role.ISSUE_ENG), NOW));
        add(accounts, Account.of("operator", PASSWORD_HASH, Set.of(Role.OPERATOR), NOW));
    }

    private static void add(AccountStore accounts, Account account) {
        accounts.add(account, AuditEntry.local(NOW, "test", "user.add", account.username(), ""));
    }
}
