package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static io.ptoken.hsm.soft.TestBench.assertRefused;
import static io.ptoken.hsm.soft.TestBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.manufacture.ComponentSource;
import io.ptoken.hsm.manufacture.DitkChangeRequest;
import io.ptoken.hsm.manufacture.DitkCustody;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.seal.FaultyDisk;
import io.ptoken.hsm.soft.settings.ModuleAssumptions;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.KeyComponent;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.ClearTamperCondition;
import io.ptoken.sts.token.Set1stSectionDecoderKey;
import io.ptoken.sts.token.Token;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.bits.TokenNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the software module does beside the contract of modules for the makers of meters. */
class SoftManufacturingTest {

    private static final EncryptionAlgorithm STA = EncryptionAlgorithm.STA;
    private static final String DITK = "7676767676767676";
    private static final KeyCheckValue KCV = new KeyCheckValue("4CBE91");
    private static final char[] PIN = "a pin of theirs".toCharArray();

    private static final DitkChangeRequest WANTED = new DitkChangeRequest(
            new RegisterNumber(1),
            new MeterPan("600727000000000009"),
            new TariffIndex(1),
            STA,
            TokenCarrierType.NUMERIC,
            KeyChangeSetKind.TWO_KCT);

    @TempDir
    private Path folder;

    private TestBench bench;
    private final List<KeyComponent> components = new ArrayList<>();

    private final ComponentSource source = (number, of) -> {
        KeyComponent component =
                KeyComponent.of(HexFormat.of().parseHex(number == 1 ? "0000000076767676" : "7676767600000000"));
        components.add(component);
        return component;
    };

    @BeforeEach
    void makeABench() {
        bench = new TestBench(folder);
    }

    private SoftSecurityModule create() {
        SoftSecurityModule module = bench.create(ModuleSetup.NONE.forManufacturing());
        TestBench.load(module, ContractKey.standard());
        return module;
    }

    private SoftSecurityModule createWithOfficers() {
        try (OfficerCredentials anna = OfficerCredentials.of("anna", PIN);
                OfficerCredentials bert = OfficerCredentials.of("bert", PIN)) {
            return bench.create(
                    ModuleSetup.NONE.withOfficers(List.of(anna, bert)).forManufacturing());
        }
    }

    private static void logIn(SoftSecurityModule module) {
        module.accessControl().orElseThrow().logIn("anna", PIN);
        module.accessControl().orElseThrow().logIn("bert", PIN);
    }

    private LoadedDitk load(SoftSecurityModule module) {
        return custody(module).load(STA, 2, KCV, held(module), source);
    }

    private static Optional<KeyCheckValue> held(SoftSecurityModule module) {
        return listed(module).stream().map(LoadedDitk::kcv).findAny();
    }

    private static DitkCustody custody(SoftSecurityModule module) {
        return module.ditkCustody().orElseThrow();
    }

    private static List<LoadedDitk> listed(SoftSecurityModule module) {
        return module.manufacturing().orElseThrow().ditks();
    }

    private static Token read(TokenNumber number) {
        try (DecoderKey key = DecoderKey.of(HexFormat.of().parseHex(DITK))) {
            return TokenCodec.decode(number, TokenCiphers.of(STA, key, StaTables.SAMPLE));
        }
    }

    @Test
    void itsFirmwareIsChosenWhenItIsMadeAndStays() {
        create().close();
        try (SoftSecurityModule module = bench.open()) {
            assertThat(module.status().firmwareId()).isEqualTo("STS60M01");
            assertThat(module.keyLoading().orElseThrow().publicKey().line()).contains("STS60M01");
            assertThat(module.manufacturing()).isPresent();
            assertThat(module.ditkCustody()).isPresent();
            assertThat(module.ditkProving()).isPresent();
            assertThat(module.licenceTrust()).isEmpty();
            assertThat(module.lacks())
                    .containsKeys(ModuleCapability.UNIT_CREDIT, ModuleCapability.KEY_CHANGE, ModuleCapability.LICENCES);
            assertRefused(
                    SmStatus.INVALID_REQUEST_HEADER,
                    "SM?CI: manufacturing firmware makes the tokens that take new meters from a DITK to a vending key,"
                            + " and no others",
                    () -> module.loadTransactionLicence("a licence"));
        }
    }

    @Test
    void aDitkOutlivesTheProcess() {
        LoadedDitk loaded;
        VendedKeyChange made;
        try (SoftSecurityModule module = create()) {
            loaded = load(module);
            made = module.manufacturing().orElseThrow().changeTokens(WANTED);
        }
        bench.clock.set(NOW.plusSeconds(3_600));
        try (SoftSecurityModule module = bench.open()) {
            assertThat(listed(module)).containsExactly(loaded);
            assertThat(module.manufacturing().orElseThrow().changeTokens(WANTED))
                    .isEqualTo(made);
            custody(module).delete(STA);
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(listed(module)).isEmpty();
        }
    }

    @Test
    void theFileHasTheDitkSealed() {
        try (SoftSecurityModule module = create()) {
            load(module);
        }
        assertThat(HexFormat.of().formatHex(bench.file())).doesNotContain(DITK);
    }

    @Test
    void ditksAndComponentsDie() {
        List<DecoderKey> keys = new ArrayList<>();
        try (SoftSecurityModule module = create()) {
            load(module);
            keys.add(module.ditks().get(0).key());
            load(module);
            keys.add(module.ditks().get(0).key());
            custody(module).delete(STA);
            load(module);
            keys.add(module.ditks().get(0).key());
            assertThat(keys.get(2).copy()).isNotNull();
            refusal(
                    SmStatus.CHECK_DIGIT_ERROR,
                    () -> custody(module).load(STA, 2, new KeyCheckValue("AAAAAA"), held(module), source));
            custody(module).generate(STA, 3, (number, of, component) -> components.add(component));
        }
        assertThat(keys).hasSize(3).allSatisfy(SoftManufacturingTest::assertDead);
        assertThat(components)
                .hasSize(4 * 2 + 3)
                .allSatisfy(component -> assertThatThrownBy(component::copy).isInstanceOf(IllegalStateException.class));
    }

    private static void assertDead(DecoderKey key) {
        assertThatThrownBy(key::copy).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tamperingWipesThem() {
        try (SoftSecurityModule module = create()) {
            load(module);
            DecoderKey key = module.ditks().get(0).key();
            byte[] content = bench.file();
            content[content.length / 2] ^= 1;
            bench.putBack(content);

            refusal(SmStatus.TAMPERED_STATE, () -> load(module));

            assertThat(module.status().state()).isEqualTo(ModuleState.TAMPERED);
            assertThat(listed(module)).isEmpty();
            assertDead(key);
            refusal(
                    SmStatus.TAMPERED_STATE,
                    () -> module.manufacturing().orElseThrow().changeTokens(WANTED));
        }
    }

    @Test
    void aRollBackThatIsAcceptedBringsItsDitksBack() {
        byte[] before;
        try (SoftSecurityModule module = create()) {
            load(module);
        }
        before = bench.file();
        try (SoftSecurityModule module = bench.open()) {
            custody(module).delete(STA);
        }
        bench.putBack(before);
        try (SoftSecurityModule module = bench.open()) {
            assertThat(listed(module)).isEmpty();
            module.administration().orElseThrow().acceptRollBack();
            assertThat(listed(module)).hasSize(1);
            module.manufacturing().orElseThrow().changeTokens(WANTED);
        }
    }

    @Test
    void whatCannotBeWrittenHasNotChanged() {
        create().close();
        FaultyDisk disk = new FaultyDisk();
        try (SoftSecurityModule module = bench.open(seams -> seams.withFiles(disk::open))) {
            disk.failAt(FaultyDisk.Step.WRITE);
            refusal(SmStatus.DEVICE_FAILURE, () -> load(module));
            assertThat(listed(module)).isEmpty();
            disk.heal();
            LoadedDitk loaded = load(module);
            disk.failAt(FaultyDisk.Step.WRITE);
            refusal(SmStatus.DEVICE_FAILURE, () -> custody(module).delete(STA));
            refusal(SmStatus.DEVICE_FAILURE, () -> load(module));
            assertThat(listed(module)).containsExactly(loaded);
            disk.heal();
            module.manufacturing().orElseThrow().changeTokens(WANTED);
        }
    }

    @Test
    void rolloverIsAnAssumption() {
        ModuleAssumptions standard = ModuleAssumptions.DEFAULT;
        bench.settings = bench.settings.withAssumptions(new ModuleAssumptions(
                standard.limits(),
                standard.subclassMask(),
                standard.inhibited(),
                standard.keyChange(),
                standard.keyTypeTransitions(),
                standard.longKeyCheckValue(),
                standard.derivation(),
                true));
        try (SoftSecurityModule module = create()) {
            load(module);
            VendedKeyChange made = module.manufacturing().orElseThrow().changeTokens(WANTED);
            assertThat(made.rollover()).isTrue();
            assertThat(((Set1stSectionDecoderKey) read(made.tokens().get(0))).rollover())
                    .isTrue();
        }
    }

    @Test
    void itProvesADitkAtAMeter() {
        try (SoftSecurityModule module = create()) {
            TokenIdentifier far = TokenIdentifier.at(BaseDate.BDT_1993, NOW.minus(Duration.ofDays(1_000)));
            assertRefused(
                    SmStatus.VK_REG_NOT_FOUND_ERROR,
                    "no DITK for EA 07 is loaded",
                    () -> module.ditkProving().orElseThrow().clearTamperCondition(STA, far));
            load(module);
            assertThat(read(module.ditkProving().orElseThrow().clearTamperCondition(STA, far)))
                    .isEqualTo(new ClearTamperCondition(new RandomNibble(5), far, 0));
        }
    }

    @Test
    void theFiftyFirstCallIsRefused() {
        try (SoftSecurityModule module = createWithOfficers()) {
            logIn(module);
            for (int call = 1; call <= 49; call++) {
                custody(module).generate(STA, 2, (number, of, component) -> {});
            }
            load(module);
            refusal(SmStatus.PERMISSION_ERROR, () -> load(module));
            refusal(SmStatus.PERMISSION_ERROR, () -> custody(module).delete(STA));
            assertThat(listed(module)).hasSize(1);
            assertThat(components).as("nobody is asked in vain").hasSize(2);
        }
    }

    /** Custodians may take their time: what counts is when the module is to store. */
    @Test
    void thirtyMinutesEndIt() {
        try (SoftSecurityModule module = createWithOfficers()) {
            logIn(module);
            bench.clock.set(NOW.plus(Duration.ofMinutes(14)));
            custody(module).generate(STA, 2, (number, of, component) -> {});
            bench.clock.set(NOW.plus(Duration.ofMinutes(28)));
            load(module);
            refusal(
                    SmStatus.PERMISSION_ERROR,
                    () -> custody(module).load(STA, 2, KCV, held(module), (number, of) -> {
                        bench.clock.set(NOW.plus(Duration.ofMinutes(30)));
                        return source.component(number, of);
                    }));
        }
    }

    @Test
    void fifteenMinutesWithoutACallEndIt() {
        try (SoftSecurityModule module = createWithOfficers()) {
            logIn(module);
            bench.clock.set(NOW.plus(Duration.ofMinutes(15)).minusMillis(1));
            load(module);
            bench.clock.set(NOW.plus(Duration.ofMinutes(30)).minusMillis(1));
            refusal(SmStatus.PERMISSION_ERROR, () -> custody(module).delete(STA));
            assertThat(listed(module)).hasSize(1);
        }
    }

    @Test
    void aModuleThatVendsHasNoneOfIt() {
        try (SoftSecurityModule module = bench.create()) {
            assertThat(module.status().firmwareId()).isEqualTo("STS60V01");
            assertThat(module.manufacturing()).isEmpty();
            assertThat(module.ditkCustody()).isEmpty();
            assertThat(module.ditkProving()).isEmpty();
            assertThat(module.lacks()).isEmpty();
        }
    }
}
