package io.ptoken.cli.kmcsim;

import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.ap1.KmcDetails;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.simulator.KmcSettings;
import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.simulator.KmcStore;
import io.ptoken.kmc.text.Ident;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A KMC simulator that is to be made.
 *
 * @param name of the KMC for people, 1-40 characters
 * @param serial in its identity
 * @param settings its times
 */
public record NewSimulator(String name, Ident serial, KmcSettings settings) {

    private static final Ident ISSUER = new Ident("ptoken-kmc-sim");
    private static final Duration LIFETIME = Duration.ofDays(3650);

    /**
     * Makes it, with a trust anchor of its own. The anchor signs once and its private key is forgotten.
     *
     * @return its public keys
     * @throws io.ptoken.node.process.CommandFailure when there is a KMC in the directory
     * @throws io.ptoken.sts.InvalidValueException for a name that is none
     */
    public KmcPublicKey create(SimulatorDirectory directory, Surroundings surroundings) throws IOException {
        directory.requireFree();
        Instant now = surroundings.clock().instant();
        KmcDetails details = new KmcDetails(ISSUER, serial, name, now, now, now.plus(LIFETIME));
        directory.create();
        SimulatorLock lock = SimulatorLock.of(directory);
        try {
            return create(directory, details, surroundings);
        } finally {
            lock.close();
        }
    }

    /** The state comes last: where there is none, another attempt writes the other files again. */
    private KmcPublicKey create(SimulatorDirectory directory, KmcDetails details, Surroundings surroundings)
            throws IOException {
        directory.requireFree();
        try (TrustAnchorKey root = TrustAnchorKey.create(anchorName(surroundings), surroundings.random());
                KmcIdentity identity = root.issue(details, surroundings.random())) {
            Files.writeString(directory.anchor(), anchorFile(root.anchor()));
            Files.writeString(directory.publicKey(), new Ap1Codec().file(identity.publicKey()));
            KmcSimulator.create(
                            identity,
                            List.of(),
                            settings,
                            KmcStore.file(directory.state()),
                            surroundings.clock(),
                            surroundings.random())
                    .close();
            return identity.publicKey();
        }
    }

    /** Two simulators have two names, so that a module can trust both. */
    private static Ident anchorName(Surroundings surroundings) {
        return new Ident(String.format(
                Locale.ROOT, "KMC-SIM-ROOT-%08X", surroundings.random().nextInt()));
    }

    private static String anchorFile(TrustAnchor anchor) {
        return "# Trust anchor of a KMC simulator (" + Ap1Codec.PROFILE + ")\n" + TrustAnchorText.format(anchor) + "\n";
    }
}
