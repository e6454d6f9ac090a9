package io.ptoken.demo;

import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.kmc.ap1.KmcDetails;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.simulator.KeyOrder;
import io.ptoken.kmc.simulator.KeyUseAuthorisation;
import io.ptoken.kmc.simulator.KmcSettings;
import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.simulator.KmcStore;
import io.ptoken.kmc.simulator.SupplyGroup;
import io.ptoken.kmc.text.Ident;
import io.ptoken.node.account.TerminalPerson;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.keyload.KmcTrustAnchors;
import io.ptoken.node.module.InstallationHold;
import io.ptoken.node.module.ModuleAccess;
import io.ptoken.node.operate.TrustFile;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.simulated.TestKeys;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.operate.keyload.KeyExchange;
import io.ptoken.service.operate.keyload.KeyLoadReport;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.VendingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A simulated key management centre from which the installation gets the test keys in the way of an operator: KMC PUBKEY,
 * request, key load file, load all.
 */
final class DemoKmc implements AutoCloseable {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Surroundings surroundings;
    private final TrustAnchorKey root;

    private DemoKmc(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.root = TrustAnchorKey.create(new Ident("DEMO-ROOT"), surroundings.random());
    }

    /** Brings the keys into the module of an installation that no server runs on. */
    static void deliver(Installation installation, SealingSecret secret, Surroundings surroundings) throws IOException {
        Taker taker = Taker.quiet(DemoInstallation.COMMAND, surroundings);
        try (OpenStore open = StoreAccess.of(surroundings).open(installation);
                Undo taken = new Undo();
                SoftSecurityModule module = ModuleAccess.open(
                        InstallationHold.software(installation, taker, ModuleHold.STOP_IT, taken),
                        installation,
                        secret,
                        open.store(),
                        surroundings)) {
            OperatedModule chosen = OperatedModule.alone(
                    "software", module, () -> module.certification().keyLoadAnchor());
            KeyExchange exchange = exchange(chosen, open.store(), installation, surroundings);
            deliver(exchange, exchange.requests().modulePublicKey(), installation, surroundings);
        }
    }

    /** What is done with the keys of a module. */
    static KeyExchange exchange(
            OperatedModule module, ServiceStore store, Installation installation, Surroundings surroundings) {
        TrustFile trust = new TrustFile(installation.data(), store, surroundings.clock());
        return KeyExchange.of(
                Actor.local(TerminalPerson.name(surroundings)),
                module,
                store,
                trust.formats(List.of()),
                surroundings.clock());
    }

    /**
     * Brings the keys into any module.
     *
     * @param publicKeys file with the public keys of the module
     */
    static void deliver(KeyExchange services, String publicKeys, Installation installation, Surroundings surroundings)
            throws IOException {
        try (DemoKmc demo = new DemoKmc(surroundings)) {
            new KmcTrustAnchors(installation.data().kmcTrustAnchors()).add(demo.root.anchor());
            Files.writeString(installation.data().testKmcPublicKey(), demo.exchange(services, publicKeys));
        }
    }

    /** Answers the public key file of the KMC. */
    private String exchange(KeyExchange services, String publicKeys) {
        try (KmcSimulator kmc = centre(services, publicKeys)) {
            KmcPublicKey known = services.kmcs().add(services.actor(), kmc.publicKeyFile());
            String request = services.requests().request(services.actor(), known, false);
            services.files().upload(services.actor(), kmc.answer(request));
            KeyLoadReport report = services.keys().loadAll(services.actor(), new KmcId(known.kmcId()), outcome -> {});
            if (!report.ended()) {
                throw new IllegalStateException("keys of the demo refused: " + report.outcomes());
            }
            return kmc.publicKeyFile();
        }
    }

    private KmcSimulator centre(KeyExchange services, String publicKeys) {
        Instant now = surroundings.clock().instant();
        KmcDetails details =
                new KmcDetails(new Ident("DEMO"), new Ident("KMC-1"), "Simulated KMC", now, now, now.plus(A_YEAR));
        KmcSimulator kmc = KmcSimulator.create(
                root.issue(details, surroundings.random()),
                List.of(services.chosen().anchor().get().orElseThrow()),
                KmcSettings.DEFAULT,
                KmcStore.inMemory(),
                surroundings.clock(),
                surroundings.random());
        kmc.registerModule(publicKeys);
        try (VendingKey first = TestKeys.first();
                VendingKey second = TestKeys.second()) {
            group(kmc, WorkedExample.SGC, "Worked example", now);
            key(kmc, WorkedExample.SGC, WorkedExample.FROM, first);
            key(kmc, WorkedExample.SGC, WorkedExample.TO, second);
            group(kmc, WorkedExample.SAMPLE_CLIENT_SGC, "Sample client", now);
            key(kmc, WorkedExample.SAMPLE_CLIENT_SGC, WorkedExample.FROM, first);
        }
        return kmc;
    }

    private static void group(KmcSimulator kmc, SupplyGroupCode sgc, String name, Instant now) {
        kmc.addSupplyGroup(new SupplyGroup(sgc, name, "Demo"));
        kmc.authorise(KeyUseAuthorisation.unlimited(
                sgc, KeyType.DUTK, kmc.modules().get(0).publicKey().moduleId(), now, now.plus(A_YEAR)));
    }

    private static void key(KmcSimulator kmc, SupplyGroupCode sgc, KeyRevision krn, VendingKey key) {
        kmc.addKey(KeyOrder.standard(sgc, KeyType.DUTK, WorkedExample.BASE_DATE), krn, key);
    }

    @Override
    public void close() {
        root.close();
    }
}
