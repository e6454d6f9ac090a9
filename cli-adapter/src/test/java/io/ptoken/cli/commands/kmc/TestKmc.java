package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.TestSurroundings;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.KmcDetails;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.simulator.KeyOrder;
import io.ptoken.kmc.simulator.KeyUseAuthorisation;
import io.ptoken.kmc.simulator.KmcSettings;
import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.simulator.KmcStore;
import io.ptoken.kmc.simulator.SupplyGroup;
import io.ptoken.kmc.text.Ident;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * A simulated KMC with keys for one module, for the supply groups 900101 and 900102. It reads and writes files in a directory:
 * its public key is in {@code kmc.kmcpub.txt}, who signed that in {@code kmc.anchor.txt}.
 */
public final class TestKmc {

    private static final Instant NOW = TestSurroundings.NOW;
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KmcSimulator simulator;
    private final Path directory;

    private TestKmc(KmcSimulator simulator, Path directory) {
        this.simulator = simulator;
        this.directory = directory;
    }

    /** One who signs public keys of KMCs. */
    public static TrustAnchorKey root() {
        return TrustAnchorKey.create(new Ident("STSA-TEST-ROOT-1"), RANDOM);
    }

    /**
     * A new one.
     *
     * @param root signs its public key
     * @param moduleAnchors who may have signed the module's public keys
     * @param publicKeys file with the module's public keys
     */
    public static TestKmc create(
            TrustAnchorKey root, Collection<TrustAnchor> moduleAnchors, String publicKeys, Path directory)
            throws IOException {
        KmcDetails details =
                new KmcDetails(new Ident("STSA"), new Ident("KMC-1"), "Test KMC", NOW, NOW, NOW.plus(A_YEAR));
        KmcSimulator simulator = KmcSimulator.create(
                root.issue(details, RANDOM),
                moduleAnchors,
                KmcSettings.DEFAULT,
                KmcStore.inMemory(),
                () -> NOW,
                RANDOM);
        simulator.registerModule(publicKeys);
        TestKmc kmc = new TestKmc(simulator, directory);
        kmc.authorise(900101);
        kmc.authorise(900102);
        Files.writeString(directory.resolve("kmc.kmcpub.txt"), simulator.publicKeyFile());
        Files.writeString(directory.resolve("kmc.anchor.txt"), TrustAnchorText.format(root.anchor()) + "\n");
        return kmc;
    }

    /** Its identity, as in the records of an exchange. */
    String id() {
        return simulator.publicKey().kmcId().text();
    }

    /** Adds a supply group with a key and lets the module use it. */
    void authorise(int group) {
        authorise(KeyOrder.standard(new SupplyGroupCode(group), KeyType.DUTK, BaseDate.BDT_2014));
    }

    private void authorise(KeyOrder order) {
        SupplyGroupCode sgc = order.sgc();
        simulator.addSupplyGroup(new SupplyGroup(sgc, "Town " + sgc, "Town"));
        simulator.generateKey(order);
        simulator.authorise(KeyUseAuthorisation.unlimited(
                sgc, KeyType.DUTK, simulator.modules().get(0).publicKey().moduleId(), NOW, NOW.plus(A_YEAR)));
    }

    /** Adds a supply group with a key of DKGA 01, which no module of this program computes. */
    void authoriseDkga01(int group) {
        KeyOrder standard = KeyOrder.standard(new SupplyGroupCode(group), KeyType.DUTK, BaseDate.BDT_2014);
        authorise(new KeyOrder(
                standard.sgc(),
                standard.keyType(),
                standard.baseDate(),
                DecoderKeyAlgorithm.DKGA01,
                Set.of(EncryptionAlgorithm.STA),
                standard.ken(),
                standard.active(),
                standard.expires(),
                standard.cluster()));
    }

    /** Answers the request in one file with the keys in another. */
    public void answer(String request, String keys) throws IOException {
        Files.writeString(directory.resolve(keys), simulator.answer(Files.readString(directory.resolve(request))));
    }
}
