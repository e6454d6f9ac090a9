package io.ptoken.kmc.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.ModuleAgreement;
import io.ptoken.kmc.TrustPolicy.Approval;
import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.agreement.ModuleDetails;
import io.ptoken.kmc.agreement.ModuleIdentity;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.ap1.Ap1Suite;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.kmc.ap1.KmcDetails;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.simulator.KeyOrder;
import io.ptoken.kmc.simulator.KeyUseAuthorisation;
import io.ptoken.kmc.simulator.KmcSettings;
import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.simulator.KmcStore;
import io.ptoken.kmc.simulator.SupplyGroup;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.KmsText;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.text.TextEncodingException;
import io.ptoken.sts.tid.BaseDate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host's part of a load, with a KMC and two modules. */
class KeyLoadImportTest {

    private static final Instant NOW = Instant.parse("2026-02-11T12:00:00Z");
    private static final SupplyGroupCode SGC = new SupplyGroupCode(900_101);

    private final SecureRandom random = random();
    private final TrustAnchorKey anchor = TrustAnchorKey.create(new Ident("ROOT"), random);
    private final KmcIdentity identity = anchor.issue(
            new KmcDetails(new Ident("STSA"), new Ident("K1"), "Test KMC", NOW, NOW, NOW.plus(Duration.ofDays(99))),
            random);
    private final KmcSimulator kmc = KmcSimulator.create(
            identity,
            List.of(anchor.anchor()),
            KmcSettings.DEFAULT,
            KmcStore.inMemory(),
            InstantSource.fixed(NOW),
            random);
    private final Ap1Codec codec = new Ap1Codec();
    private final Ap1TrustPolicy trust = new Ap1TrustPolicy(List.of(anchor.anchor()), List.of(), false);
    private final KeyLoadImport host = host(trust);
    private final ModuleIdentity first = module("1");
    private final ModuleIdentity second = module("2");
    private final ModuleAgreement agreement = new ModuleAgreement(new KmsFormat(codec, new Ap1Suite(), trust), random);

    private static SecureRandom random() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(6);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyLoadImport host(Ap1TrustPolicy policy) {
        return new KeyLoadImport(List.of(new KmsFormat(codec, new Ap1Suite(), policy)));
    }

    private ModuleIdentity module(String serial) {
        kmcGroup();
        ModuleIdentity module = anchor.issue(
                new ModuleDetails(new Ident("ptoken"), new Ident(serial), new Ident("STS60V01"), NOW), random);
        kmc.registerModule(codec.file(module.publicKey()));
        kmc.authorise(KeyUseAuthorisation.unlimited(
                SGC, KeyType.DUTK, module.moduleId(), NOW, NOW.plus(Duration.ofDays(10))));
        return module;
    }

    private void kmcGroup() {
        if (kmc.supplyGroups().isEmpty()) {
            kmc.addSupplyGroup(new SupplyGroup(SGC, "Town", "council"));
            kmc.generateKey(KeyOrder.standard(SGC, KeyType.DUTK, BaseDate.BDT_2014));
        }
    }

    private PendingAgreement request(ModuleIdentity module) {
        return agreement.begin(module, kmc.publicKey(), 1, 1, NOW);
    }

    @Test
    void showsTheKeysOfAKmcBeforeTheyAreImported() {
        KmcKeyPreview preview = host.kmcKey(kmc.publicKeyFile(), NOW);
        assertThat(preview.profile()).isEqualTo("STSKMS-AP1, assumed profile, not interoperable");
        assertThat(preview.key().name()).isEqualTo("Test KMC");
        assertThat(preview.key()).isEqualTo(kmc.publicKey());
        assertThat(preview.approval()).isEqualTo(Approval.APPROVED);
    }

    @Test
    void letsUnapprovedKeysPassWhenToldToAndChecksAllElse() {
        KeyLoadImport strict = host(new Ap1TrustPolicy(List.of(), List.of(), false));
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> strict.kmcKey(kmc.publicKeyFile(), NOW))
                .withMessage(
                        "AP-I02 UNKNOWN_TRUST_ANCHOR: TAI: got 'ROOT', expected a trust anchor that is known here");
        KeyLoadImport lax = host(new Ap1TrustPolicy(List.of(), List.of(), true));
        assertThat(lax.kmcKey(kmc.publicKeyFile(), NOW).approval()).isEqualTo(Approval.UNAPPROVED);
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> lax.kmcKey(kmc.publicKeyFile(), NOW.minusSeconds(1)))
                .withMessageStartingWith("AP-I05");
        TrustAnchorKey impostor = TrustAnchorKey.create(new Ident("ROOT"), random);
        KeyLoadImport deceived = host(new Ap1TrustPolicy(List.of(impostor.anchor()), List.of(), true));
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> deceived.kmcKey(kmc.publicKeyFile(), NOW))
                .withMessageStartingWith("AP-I03");
    }

    @Test
    void showsAKeyLoadFileBeforeItIsImported() {
        PendingAgreement pending = request(first);
        String text = kmc.answer(codec.file(pending.request()));
        KlfPreview preview = host.keyLoadFile(text, List.of(kmc.publicKey()), List.of(pending.request()), NOW);
        assertThat(preview.profile()).isEqualTo("STSKMS-AP1, assumed profile, not interoperable");
        assertThat(preview.requestKnown()).isTrue();
        assertThat(preview.kmc()).isEqualTo(kmc.publicKey());
        assertThat(preview.keys()).singleElement().satisfies(key -> {
            assertThat(key.card().groupName()).isEqualTo("Town");
            assertThat(key.objection()).isEmpty();
        });
    }

    /** The first line chooses the format, whose business the line ends are. */
    @Test
    void aFirstLineThatNobodyKnowsIsToldBeforeLineEndsThatAreWrong() {
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> host.keyLoadFile("no such format\r\rwithout an end", List.of(), List.of(), NOW))
                .withMessageStartingWith("AP-F01 BAD_MAGIC");
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> host.kmcKey("", NOW))
                .withMessageStartingWith("AP-F01 BAD_MAGIC");
    }

    @Test
    void importsAFileWhoseRequestIsNotStored() {
        PendingAgreement pending = request(first);
        String text = kmc.answer(codec.file(pending.request()));
        assertThat(host.keyLoadFile(text, List.of(kmc.publicKey()), List.of(), NOW)
                        .requestKnown())
                .isFalse();
    }

    @Test
    void findsTheRequestOfTheModuleThatTheFileIsFor() {
        PendingAgreement one = request(first);
        PendingAgreement two = request(second);
        String text = kmc.answer(codec.file(two.request()));
        assertThat(host.keyLoadFile(text, List.of(kmc.publicKey()), List.of(one.request(), two.request()), NOW)
                        .requestKnown())
                .isTrue();
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> host.keyLoadFile(text, List.of(kmc.publicKey()), List.of(one.request()), NOW))
                .withMessageStartingWith("AP-I08 WRONG_SM: SMI: got '" + second.moduleId());
    }

    @Test
    void readsFilesOfAnyKindButNotOfAnySize(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("keys.klf.txt");
        Files.writeString(file, "caf\u00E9", StandardCharsets.ISO_8859_1);
        assertThat(KmsText.read(file)).isEqualTo("caf\u00E9");
        byte[] most = new byte[KmsText.MAX_BYTES];
        assertThat(KmsText.read(new ByteArrayInputStream(most))).hasSize(KmsText.MAX_BYTES);
        ByteArrayInputStream endless = new ByteArrayInputStream(new byte[10 * KmsText.MAX_BYTES]);
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> KmsText.read(endless))
                .withMessage("AP-F11 LIMIT_EXCEEDED: the file: got more than expected, at most 1048576 bytes");
        assertThat(endless.available()).isEqualTo(9 * KmsText.MAX_BYTES - 1);
    }

    @Test
    void leavesTheMarkOutThatAnEditorPutBefore(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.klf.txt"), "\uFEFFtext");
        assertThat(KmsText.read(file)).isEqualTo("text");
        assertThat(KmsText.readForCheck(file)).isEqualTo("text");

        Files.writeString(file, "\uFEFF" + "x".repeat(KmsText.MAX_BYTES));
        assertThat(KmsText.read(file)).hasSize(KmsText.MAX_BYTES);
        Files.writeString(file, "\uFEFF" + "x".repeat(KmsText.MAX_BYTES + 1));
        assertThat(KmsText.readForCheck(file)).hasSize(KmsText.MAX_BYTES + 1);
        assertThatExceptionOfType(KeyLoadException.class).isThrownBy(() -> KmsText.read(file));
    }

    @Test
    void saysThatAFileIsUtf16(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.klf.txt"), "text", StandardCharsets.UTF_16);
        assertThatExceptionOfType(TextEncodingException.class)
                .isThrownBy(() -> KmsText.readForCheck(file))
                .withMessageStartingWith(file + " is written in UTF-16");
    }
}
