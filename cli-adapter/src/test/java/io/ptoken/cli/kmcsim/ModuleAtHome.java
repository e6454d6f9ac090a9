package io.ptoken.cli.kmcsim;

import io.ptoken.cli.TestSurroundings;
import io.ptoken.kmc.ModuleAgreement;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.ModuleDetails;
import io.ptoken.kmc.agreement.ModuleIdentity;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.ap1.Ap1Format;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.text.Ident;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.sts.key.VendingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** A module that asks a KMC simulator for keys, and its files in a directory. */
public final class ModuleAtHome {

    private static final Ap1Codec CODEC = new Ap1Codec();

    private final SecureRandom random = new SecureRandom();
    private final Path directory;
    private final TrustAnchorKey maker;
    private final ModuleIdentity identity;

    public ModuleAtHome(Path directory, String manufacturer, String serial) {
        this.directory = directory;
        this.maker = TrustAnchorKey.create(new Ident("MAKER-" + manufacturer), random);
        this.identity = maker.issue(
                new ModuleDetails(
                        new Ident(manufacturer), new Ident(serial), new Ident("STS6SV01"), TestSurroundings.NOW),
                random);
    }

    /** SMID. */
    public String smId() {
        return identity.moduleId().text();
    }

    /** SM PUBKEY. */
    public Path publicKey() throws IOException {
        return write("smpub", CODEC.file(identity.publicKey()));
    }

    /** Who has signed it. */
    public Path anchor() throws IOException {
        return write("anchor", TrustAnchorText.format(maker.anchor()) + "\n");
    }

    /** Asks the KMC of a directory for its keys. */
    public PendingAgreement ask(SimulatorDirectory kmc, long counter) throws IOException {
        return agreement(kmc).begin(identity, publicKey(kmc), counter, 1, TestSurroundings.NOW);
    }

    /** VKLOADREQ. */
    public Path file(PendingAgreement pending) throws IOException {
        return write("vkloadreq", CODEC.file(pending.request()));
    }

    /** Loads a key-load file; what is wrong with it is thrown. Returns the names of the keys. */
    public List<String> load(SimulatorDirectory kmc, PendingAgreement pending, String klf) throws IOException {
        KeyLoadFile file = CODEC.readKeyLoadFile(klf);
        ModuleAgreement agreement = agreement(kmc);
        try (AgreedKeys agreed = agreement.accept(
                identity,
                agreement.readResponse(file.response().line()),
                pending,
                publicKey(kmc),
                TestSurroundings.NOW)) {
            file.keys().forEach(key -> unwrapped(agreement.unwrap(key, agreed)));
        }
        return file.keys().stream().map(key -> key.card().name()).toList();
    }

    private static void unwrapped(VendingKey key) {
        key.close();
    }

    private ModuleAgreement agreement(SimulatorDirectory kmc) throws IOException {
        Ap1TrustPolicy trust = new Ap1TrustPolicy(TrustAnchorText.read(kmc.anchor()), List.of(), false);
        return new ModuleAgreement(Ap1Format.believing(trust), random);
    }

    private static KmcPublicKey publicKey(SimulatorDirectory kmc) throws IOException {
        return CODEC.readKmcPublicKeyFile(Files.readString(kmc.publicKey()));
    }

    private Path write(String kind, String text) throws IOException {
        return Files.writeString(
                directory.resolve(
                        identity.moduleId().issuer() + "-" + identity.moduleId().serial() + "." + kind),
                text);
    }
}
