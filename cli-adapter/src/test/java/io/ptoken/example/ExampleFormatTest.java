package io.ptoken.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.soft.settings.StateWitness;
import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.ap1.Ap1Format;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.keyload.KeyLoadFiles;
import io.ptoken.service.operate.keyload.KeyLoadFormats;
import io.ptoken.service.operate.keyload.KmcKeys;
import io.ptoken.service.operate.keyload.LoadKeys;
import io.ptoken.service.operate.keyload.LoadRequests;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.sts.cipher.StaTables;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A format of its own goes through host, module and service to a sold token (key-load profile section 2.13): nothing
 * outside the three boundaries knows which one it is.
 */
class ExampleFormatTest {

    private static final Actor JANE = Actor.local("jane");

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final ExampleKmc kmc = new ExampleKmc(random, clock.instant());
    private final KmsFormat format = new KmsFormat(new ExampleCodec(), new ExampleSuite(), kmc.believed());
    private final InMemoryStore store = new InMemoryStore();
    private final KeyLoadFormats formats =
            new KeyLoadFormats(unapproved -> List.of(format, Ap1Format.believingNobody()), () -> false);
    private final KmcKeys kmcs = new KmcKeys(store, formats, clock);

    @TempDir
    private Path directory;

    @Test
    void carriesAKeyFromTheKmcToASoldToken() {
        Path file = directory.resolve("module");
        KmcPublicKey imported = kmcs.add(JANE, kmc.publicKeyFile());
        KmcId id = new KmcId(imported.kmcId());
        String answer;
        try (SealingSecret secret = SealingSecret.passphrase("correct horse battery".toCharArray());
                SoftSecurityModule module =
                        SoftSecurityModule.create(file, secret, parts(), SoftModuleSettings.DEFAULT)) {
            LoadRequests requests =
                    new LoadRequests(module.keyLoading().orElseThrow(), formats, store.auditLog(), clock);
            answer = kmc.answer(requests.request(JANE, imported, false), requests.modulePublicKey());
        }
        try (SealingSecret secret = SealingSecret.passphrase("correct horse battery".toCharArray());
                SoftSecurityModule module =
                        SoftSecurityModule.open(file, secret, parts(), SoftModuleSettings.DEFAULT)) {
            load(module, id, answer);
            sell(module);
        }
    }

    private void load(SoftSecurityModule module, KmcId id, String answer) {
        var loading = module.keyLoading().orElseThrow();
        KeyLoadFiles files = new KeyLoadFiles(loading, module, formats, store, clock);
        LoadKeys keys = new LoadKeys(loading, formats, store, clock);
        String damaged = answer.replace("sgc=900101", "sgc=900102");
        assertThatThrownBy(() -> files.upload(JANE, damaged))
                .isInstanceOf(KeyLoadException.class)
                .hasMessageStartingWith("AP-C04 DIGEST_MISMATCH");
        assertThat(loading.slot(id).orElseThrow().state()).isEqualTo(KekSlotState.PENDING);

        assertThat(files.upload(JANE, answer).state()).isEqualTo(KekSlotState.LOADING);
        assertThat(keys.loadAll(JANE, id, outcome -> {}).slot().state()).isEqualTo(KekSlotState.ACTIVE);
    }

    private void sell(SoftSecurityModule module) {
        PrismToken ptoken = PrismToken.on(module, clock, random).build();
        var till = ptoken.localCaller("till-1", Role.ISSUE_CREDIT);
        MeterConfig meter = MeterConfig.of("00000000000", 7, 2, 900_101, 1, 1, 255);
        assertThat(ptoken.tokenApi()
                        .handle(new IssueCalls.Credit(
                                till.call("sale-1"), meter, 0, BigDecimal.valueOf(100), IssueTime.NOW)))
                .singleElement()
                .satisfies(token -> assertThat(token.sgc()).isEqualTo(900_101));
    }

    private SoftModuleParts parts() {
        return new SoftModuleParts(StaTables.SAMPLE, clock, random, NibbleSource.of(random), StateWitness.NONE, format);
    }
}
