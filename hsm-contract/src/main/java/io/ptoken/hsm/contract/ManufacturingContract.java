package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractModules.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.manufacture.ComponentSource;
import io.ptoken.hsm.manufacture.DitkChangeRequest;
import io.ptoken.hsm.manufacture.DitkParity;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.KeyComponent;
import io.ptoken.sts.key.KeyComponents;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.keychange.KeyChangeSet;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.Token;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What a module for the makers of meters must do that takes components from whoever is connected to it (module protocol section
 * 4, operating requirements section 10).
 */
public interface ManufacturingContract {

    /** Makes such a module without DITKs and officers, with the sample STA tables. */
    ManufacturingFixture openForManufacturing(ContractSetup setup);

    /** What other tokens are refused with. */
    default SmStatus refusalOfOtherTokens() {
        return SmStatus.INVALID_REQUEST_HEADER;
    }

    private void on(ContractSetup setup, Consumer<ManufacturingFixture> test) {
        try (ManufacturingFixture fixture = openForManufacturing(setup)) {
            test.accept(fixture);
        }
    }

    /** The example of the requirements, and what is known of it. */
    String ODD = "7676767676767676";

    String ODD_KCV = "4CBE91";

    /** The same check value, other parity bits. */
    String NOT_ODD = "7776767676767676";

    String LONG = "00112233445566778899AABBCCDDEEFF";

    MeterPan PAN = new MeterPan("600727000000000009");
    TariffIndex TI = new TariffIndex(1);

    private static DecoderKey key(String hex) {
        return DecoderKey.of(HexFormat.of().parseHex(hex));
    }

    private static KeyCheckValue kcv(String hex) {
        try (DecoderKey key = key(hex)) {
            return KeyCheckValueMethod.standard().of(key);
        }
    }

    private static EncryptionAlgorithm ea(String hex) {
        return hex.length() == ODD.length() ? EncryptionAlgorithm.STA : EncryptionAlgorithm.MISTY1;
    }

    /** Components that are all alike but the last, which makes the key of them. */
    private static ComponentSource source(String hex) {
        return (number, of) -> {
            byte[] bytes = new byte[hex.length() / 2];
            byte[] key = HexFormat.of().parseHex(hex);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (0x10 * number + i);
                if (number == of) {
                    bytes[i] = key[i];
                    for (int other = 1; other < of; other++) {
                        bytes[i] ^= (byte) (0x10 * other + i);
                    }
                }
            }
            return KeyComponent.of(bytes);
        };
    }

    private static LoadedDitk load(ManufacturingFixture fixture, String hex, int components) {
        return fixture.custody().load(ea(hex), components, kcv(hex), held(fixture, ea(hex)), source(hex));
    }

    /** The one that a load replaces. */
    private static Optional<KeyCheckValue> held(ManufacturingFixture fixture, EncryptionAlgorithm ea) {
        return fixture.manufacturing().ditks().stream()
                .filter(ditk -> ditk.ea() == ea)
                .map(LoadedDitk::kcv)
                .findAny();
    }

    private static DitkChangeRequest wanted(EncryptionAlgorithm ea, KeyChangeSetKind kind) {
        return wanted(ea, kind, TokenCarrierType.NUMERIC);
    }

    private static DitkChangeRequest wanted(EncryptionAlgorithm ea, KeyChangeSetKind kind, TokenCarrierType tct) {
        return new DitkChangeRequest(new RegisterNumber(1), PAN, TI, ea, tct, kind);
    }

    /** What a meter that holds the DITK makes of the tokens. */
    private static List<Token> read(String ditk, VendedKeyChange tokens) {
        try (DecoderKey key = key(ditk)) {
            List<Token> read = new ArrayList<>();
            for (TokenNumber number : tokens.tokens()) {
                read.add(TokenCodec.decode(number, TokenCiphers.of(ea(ditk), key, StaTables.SAMPLE)));
            }
            return read;
        }
    }

    private static void assertIsUsed(ManufacturingFixture fixture, String ditk) {
        DitkChangeRequest twoTokens = wanted(EncryptionAlgorithm.STA, KeyChangeSetKind.TWO_KCT);
        assertThat(read(ditk, fixture.manufacturing().changeTokens(twoTokens)))
                .isEqualTo(sections(ContractKey.standard(), EncryptionAlgorithm.STA, KeyChangeSetKind.TWO_KCT, false));
    }

    /** The set that brings a meter to a vending key. */
    private static List<? extends Token> sections(
            ContractKey to, EncryptionAlgorithm ea, KeyChangeSetKind kind, boolean rollover) {
        Meter meter =
                new Meter(to, new DecoderKeyContext(PAN, to.keyType(), to.sgc(), TI, to.krn(), to.baseDate(), ea));
        try (DecoderKey key = meter.decoderKey()) {
            return KeyChangeSet.sectionsFromDitk(
                    kind,
                    new DecoderKeyAttributes(to.keyType(), to.krn(), TI, to.ken(), to.sgc(), to.baseDate()),
                    key,
                    ea,
                    rollover);
        }
    }

    private void assertTokens(ContractKey to, String ditk, KeyChangeSetKind kind, TokenCarrierType tct) {
        on(ContractSetup.of(to), fixture -> {
            load(fixture, ditk, 2);
            DitkChangeRequest request = wanted(ea(ditk), kind, tct);
            VendedKeyChange made = fixture.manufacturing().changeTokens(request);

            assertThat(made.rollover()).isFalse();
            assertThat(read(ditk, made)).isEqualTo(sections(to, ea(ditk), kind, false));
            assertThat(fixture.manufacturing().changeTokens(request)).isEqualTo(made);
        });
    }

    @Test
    default void withoutADitkItMakesNoTokens() {
        on(ContractSetup.of(ContractKey.standard()), fixture -> {
            assertThat(fixture.manufacturing().ditks()).isEmpty();
            assertRefused(
                    SmStatus.VK_REG_NOT_FOUND_ERROR,
                    () -> fixture.manufacturing()
                            .changeTokens(wanted(EncryptionAlgorithm.STA, KeyChangeSetKind.TWO_KCT)));
        });
    }

    @Test
    default void twoTokensBringANewMeterOfEa07ToAUniqueKey() {
        assertTokens(ContractKey.standard(), ODD, KeyChangeSetKind.TWO_KCT, TokenCarrierType.NUMERIC);
        assertTokens(
                ContractKey.dkga02(1, 123456, 9, BaseDate.BDT_1993),
                ODD,
                KeyChangeSetKind.TWO_KCT,
                TokenCarrierType.NUMERIC);
    }

    @Test
    default void aThirdOneTellsItItsSupplyGroup() {
        assertTokens(ContractKey.standard(), ODD, KeyChangeSetKind.THREE_KCT, TokenCarrierType.NUMERIC);
    }

    @Test
    default void fourTokensBringANewMeterOfEa11There() {
        assertTokens(ContractKey.standard().withKen(85), LONG, KeyChangeSetKind.FOUR_KCT, TokenCarrierType.NUMERIC);
    }

    @Test
    default void aMeterMayGoToADefaultKeyAndByMagneticCardToACommonOne() {
        ContractKey standard = ContractKey.standard();
        assertTokens(standard.withKeyType(KeyType.DDTK), ODD, KeyChangeSetKind.TWO_KCT, TokenCarrierType.NUMERIC);
        assertTokens(standard.withKeyType(KeyType.DCTK), ODD, KeyChangeSetKind.TWO_KCT, TokenCarrierType.MAGNETIC_CARD);
    }

    @Test
    default void itRefusesWhatASetCannotBe() {
        on(ContractSetup.of(ContractKey.standard().withKeyType(KeyType.DCTK)), fixture -> {
            load(fixture, ODD, 2);
            assertRefused(
                    SmStatus.KEY_TYPE_ERROR,
                    () -> fixture.manufacturing()
                            .changeTokens(wanted(EncryptionAlgorithm.STA, KeyChangeSetKind.TWO_KCT)));
        });
        on(ContractSetup.of(ContractKey.dkga02(1, 123456, 9, BaseDate.BDT_1993)), fixture -> {
            load(fixture, ODD, 2);
            load(fixture, LONG, 2);
            assertRefused(
                    SmStatus.INVALID_NUM_TOKENS,
                    () -> fixture.manufacturing()
                            .changeTokens(wanted(EncryptionAlgorithm.STA, KeyChangeSetKind.FOUR_KCT)));
            assertRefused(
                    SmStatus.KEY_PARAM_ERROR,
                    () -> fixture.manufacturing()
                            .changeTokens(wanted(EncryptionAlgorithm.MISTY1, KeyChangeSetKind.FOUR_KCT)));
        });
        on(ContractSetup.of(), fixture -> {
            load(fixture, ODD, 2);
            assertRefused(
                    SmStatus.VK_REG_NOT_FOUND_ERROR,
                    () -> fixture.manufacturing()
                            .changeTokens(wanted(EncryptionAlgorithm.STA, KeyChangeSetKind.TWO_KCT)));
        });
    }

    @Test
    default void itLooksAtActAndIutOfTheVendingKey() {
        ContractKey standard = ContractKey.standard();
        on(ContractSetup.of(standard.withActive(ContractSetup.NOW.plusSeconds(1))), fixture -> {
            load(fixture, ODD, 2);
            assertRefused(
                    SmStatus.KEY_NOT_YET_ACTIVE,
                    () -> fixture.manufacturing()
                            .changeTokens(wanted(EncryptionAlgorithm.STA, KeyChangeSetKind.TWO_KCT)));
        });
        on(ContractSetup.of(standard.withIssuedUntil(ContractSetup.NOW.minusSeconds(1))), fixture -> {
            load(fixture, ODD, 2);
            assertRefused(
                    SmStatus.KEY_ISSUE_EXPIRED_ERROR,
                    () -> fixture.manufacturing()
                            .changeTokens(wanted(EncryptionAlgorithm.STA, KeyChangeSetKind.TWO_KCT)));
        });
    }

    @Test
    default void itListsTheDitksThatItHolds() {
        on(ContractSetup.of(), fixture -> {
            LoadedDitk ea11 = load(fixture, LONG, 3);
            LoadedDitk ea07 = load(fixture, ODD, 2);

            assertThat(ea07)
                    .isEqualTo(new LoadedDitk(
                            EncryptionAlgorithm.STA,
                            new KeyCheckValue(ODD_KCV),
                            DitkParity.ODD,
                            Optional.of(ContractSetup.NOW)));
            assertThat(ea11)
                    .isEqualTo(new LoadedDitk(
                            EncryptionAlgorithm.MISTY1, kcv(LONG), DitkParity.NONE, Optional.of(ContractSetup.NOW)));
            assertThat(fixture.manufacturing().ditks()).containsExactly(ea07, ea11);
        });
    }

    @Test
    default void aDitkIsLoadedInPlaceOfTheOneBefore() {
        on(ContractSetup.of(ContractKey.standard()), fixture -> {
            String other = "0123456789ABCDEF";
            load(fixture, ODD, 2);
            assertThat(load(fixture, other, 3).kcv()).isEqualTo(kcv(other));
            assertThat(fixture.manufacturing().ditks()).hasSize(1);
            assertIsUsed(fixture, other);
        });
    }

    @Test
    default void componentsThatGiveAnotherCheckValueLoadNothing() {
        on(ContractSetup.of(), fixture -> {
            LoadedDitk before = load(fixture, ODD, 2);
            SecurityModuleException refusal = catchThrowableOfType(
                    SecurityModuleException.class,
                    () -> fixture.custody()
                            .load(
                                    EncryptionAlgorithm.STA,
                                    2,
                                    new KeyCheckValue("AAAAAA"),
                                    Optional.of(before.kcv()),
                                    source("0123456789ABCDEF")));

            assertThat(refusal.status()).isEqualTo(SmStatus.CHECK_DIGIT_ERROR);
            assertThat(refusal.text())
                    .contains(kcv("0123456789ABCDEF").hex6(), "AAAAAA")
                    .contains("component 1 with check value " + componentKcv("0123456789ABCDEF", 1))
                    .contains("component 2 with check value " + componentKcv("0123456789ABCDEF", 2));
            assertThat(fixture.manufacturing().ditks()).containsExactly(before);
        });
    }

    /** As while two ceremonies run at once. */
    @Test
    default void anotherDitkThanTheOneThatIsNamedIsNotReplaced() {
        on(ContractSetup.of(), fixture -> {
            String other = "0123456789ABCDEF";
            AtomicReference<LoadedDitk> meanwhile = new AtomicReference<>();
            SecurityModuleException unasked = catchThrowableOfType(
                    SecurityModuleException.class,
                    () -> fixture.custody().load(ea(ODD), 2, kcv(ODD), Optional.empty(), (number, of) -> {
                        if (number == 2) {
                            meanwhile.set(load(fixture, other, 2));
                        }
                        return source(ODD).component(number, of);
                    }));
            assertThat(unasked.status()).isEqualTo(SmStatus.KEY_PARAM_ERROR);
            assertThat(unasked.text()).contains(kcv(other).hex6(), "no DITK", "nothing was stored");
            assertThat(fixture.manufacturing().ditks()).containsExactly(meanwhile.get());

            assertRefused(
                    SmStatus.KEY_PARAM_ERROR,
                    () -> fixture.custody().load(ea(ODD), 2, kcv(ODD), Optional.of(kcv(ODD)), source(ODD)));
            assertThat(fixture.manufacturing().ditks()).containsExactly(meanwhile.get());
            fixture.custody().delete(ea(ODD));
            assertRefused(
                    SmStatus.KEY_PARAM_ERROR,
                    () -> fixture.custody().load(ea(ODD), 2, kcv(ODD), Optional.of(kcv(other)), source(ODD)));
            assertThat(fixture.manufacturing().ditks()).isEmpty();
        });
    }

    private static KeyCheckValue componentKcv(String hex, int number) {
        try (KeyComponent component = source(hex).component(number, 2)) {
            return component.checkValue(KeyCheckValueMethod.standard());
        }
    }

    @Test
    default void oneComponentEnteredTwiceLoadsNothing() {
        on(ContractSetup.of(), fixture -> {
            assertRefused(
                    SmStatus.CHECK_DIGIT_ERROR,
                    () -> fixture.custody()
                            .load(
                                    EncryptionAlgorithm.STA,
                                    2,
                                    new KeyCheckValue(ODD_KCV),
                                    Optional.empty(),
                                    (number, of) -> source(ODD).component(1, 2)));
            assertRefused(
                    SmStatus.KEYPAD_ENTRY_ERROR,
                    () -> fixture.custody()
                            .load(
                                    EncryptionAlgorithm.MISTY1,
                                    2,
                                    new KeyCheckValue(ODD_KCV),
                                    Optional.empty(),
                                    source(ODD)));
            assertThat(fixture.manufacturing().ditks()).isEmpty();
        });
    }

    @Test
    default void custodiansMayStop() {
        on(ContractSetup.of(), fixture -> {
            AtomicInteger shown = new AtomicInteger();
            SecurityModuleException stop = new SecurityModuleException(SmStatus.KEYPAD_ENTRY_CANCELLED);
            assertRefused(
                    SmStatus.KEYPAD_ENTRY_CANCELLED,
                    () -> fixture.custody()
                            .load(
                                    EncryptionAlgorithm.STA,
                                    3,
                                    new KeyCheckValue(ODD_KCV),
                                    Optional.empty(),
                                    (number, of) -> {
                                        if (number == 2) {
                                            throw stop;
                                        }
                                        return source(ODD).component(number, of);
                                    }));
            assertRefused(
                    SmStatus.KEYPAD_ENTRY_CANCELLED,
                    () -> fixture.custody().generate(EncryptionAlgorithm.STA, 3, (number, of, component) -> {
                        shown.incrementAndGet();
                        throw stop;
                    }));
            assertThat(shown).hasValue(1);
            assertThat(fixture.manufacturing().ditks()).isEmpty();
        });
    }

    @Test
    default void whatItGeneratesIsShownAndNotLoaded() {
        on(ContractSetup.of(), fixture -> {
            for (EncryptionAlgorithm ea : List.of(EncryptionAlgorithm.STA, EncryptionAlgorithm.MISTY1)) {
                for (int components = 2; components <= 3; components++) {
                    List<KeyComponent> shown = new ArrayList<>();
                    int count = components;
                    KeyCheckValue kcv = fixture.custody().generate(ea, count, (number, of, component) -> {
                        assertThat(number).isEqualTo(shown.size() + 1);
                        assertThat(of).isEqualTo(count);
                        shown.add(component.copy());
                    });
                    assertThat(shown).hasSize(count).doesNotHaveDuplicates();
                    assertThat(fixture.manufacturing().ditks()).isEmpty();
                    try (DecoderKey key = KeyComponents.combineDecoderKey(shown)) {
                        assertThat(key.bits()).isEqualTo(ea.keyBits());
                        assertThat(KeyCheckValueMethod.standard().of(key)).isEqualTo(kcv);
                    }
                    LoadedDitk loaded = fixture.custody()
                            .load(
                                    ea,
                                    count,
                                    kcv,
                                    Optional.empty(),
                                    (number, of) -> shown.get(number - 1).copy());
                    assertThat(loaded.kcv()).isEqualTo(kcv);
                    assertThat(loaded.parity())
                            .isEqualTo(ea == EncryptionAlgorithm.STA ? DitkParity.ODD : DitkParity.NONE);
                    fixture.custody().delete(ea);
                }
            }
        });
    }

    @Test
    default void itAdjustsNoParityAndShowsIt() {
        on(ContractSetup.of(ContractKey.standard()), fixture -> {
            assertThat(kcv(NOT_ODD)).isEqualTo(new KeyCheckValue(ODD_KCV));
            LoadedDitk loaded = load(fixture, NOT_ODD, 2);
            assertThat(loaded.kcv()).isEqualTo(new KeyCheckValue(ODD_KCV));
            assertThat(loaded.parity()).isEqualTo(DitkParity.NOT_ODD);
            assertIsUsed(fixture, NOT_ODD);
        });
    }

    @Test
    default void aDitkIsDeletedForGood() {
        on(ContractSetup.of(ContractKey.standard()), fixture -> {
            load(fixture, ODD, 2);
            LoadedDitk other = load(fixture, LONG, 2);
            fixture.custody().delete(EncryptionAlgorithm.STA);
            assertThat(fixture.manufacturing().ditks()).containsExactly(other);
            assertRefused(
                    SmStatus.VK_REG_NOT_FOUND_ERROR,
                    () -> fixture.manufacturing()
                            .changeTokens(wanted(EncryptionAlgorithm.STA, KeyChangeSetKind.TWO_KCT)));
            assertRefused(
                    SmStatus.VK_REG_NOT_FOUND_ERROR, () -> fixture.custody().delete(EncryptionAlgorithm.STA));
        });
    }

    @Test
    default void thereAreTwoOrThreeComponentsOfAnEaThatIsUsed() {
        on(ContractSetup.of(), fixture -> {
            assertRefused(
                    SmStatus.KEY_PARAM_ERROR,
                    () -> fixture.custody().generate(EncryptionAlgorithm.DEA, 2, (number, of, component) -> {}));
            assertRefused(
                    SmStatus.PTVD_RANGE,
                    () -> fixture.custody().generate(EncryptionAlgorithm.STA, 1, (number, of, component) -> {}));
            assertRefused(
                    SmStatus.PTVD_RANGE,
                    () -> fixture.custody()
                            .load(
                                    EncryptionAlgorithm.STA,
                                    4,
                                    new KeyCheckValue(ODD_KCV),
                                    Optional.empty(),
                                    source(ODD)));
        });
    }

    /** Where the module has officers at all. */
    @Test
    default void whatCustodiansDoTakesTwoOfficersAndTokensTakeNone() {
        on(ContractSetup.of(ContractKey.standard()), fixture -> {
            LoadedDitk loaded = load(fixture, ODD, 2);
            appoint(fixture, "anna", "bert");
            AtomicInteger asked = new AtomicInteger();
            assertRefused(
                    SmStatus.PERMISSION_ERROR,
                    () -> fixture.custody()
                            .load(
                                    EncryptionAlgorithm.STA,
                                    2,
                                    new KeyCheckValue(ODD_KCV),
                                    Optional.empty(),
                                    (number, of) -> {
                                        asked.incrementAndGet();
                                        return source(ODD).component(number, of);
                                    }));
            assertRefused(
                    SmStatus.PERMISSION_ERROR,
                    () -> fixture.custody()
                            .generate(EncryptionAlgorithm.STA, 2, (number, of, component) -> asked.incrementAndGet()));
            assertRefused(SmStatus.PERMISSION_ERROR, () -> fixture.custody().delete(EncryptionAlgorithm.STA));
            assertThat(asked).as("components that were asked for or shown").hasValue(0);
            assertThat(fixture.manufacturing().ditks()).containsExactly(loaded);
            assertThat(fixture.manufacturing()
                            .changeTokens(wanted(EncryptionAlgorithm.STA, KeyChangeSetKind.TWO_KCT))
                            .tokens())
                    .hasSize(2);

            logIn(fixture, "anna", "bert");
            load(fixture, LONG, 2);
            fixture.custody().generate(EncryptionAlgorithm.STA, 2, (number, of, component) -> asked.incrementAndGet());
            fixture.custody().delete(EncryptionAlgorithm.STA);
            assertThat(asked).hasValue(2);
        });
    }

    private static char[] pinOf(String name) {
        return ("pin of " + name).toCharArray();
    }

    private static void appoint(ManufacturingFixture fixture, String... names) {
        List<OfficerCredentials> officers = List.of(names).stream()
                .map(name -> OfficerCredentials.of(name, pinOf(name)))
                .toList();
        fixture.keeper().administration().orElseThrow().appointOfficers(officers);
    }

    private static void logIn(ManufacturingFixture fixture, String... names) {
        List.of(names)
                .forEach(name -> fixture.keeper().accessControl().orElseThrow().logIn(name, pinOf(name)));
    }

    @Test
    default void itMakesNoOtherTokens() {
        on(ContractSetup.of(ContractKey.standard()), fixture -> {
            load(fixture, ODD, 2);
            Asked asked = Asked.standard();
            assertRefused(refusalOfOtherTokens(), () -> fixture.module().vendCredit(asked.units(1)));
            assertRefused(refusalOfOtherTokens(), () -> fixture.module().vendManagement(asked.management(5, 0)));
            assertRefused(
                    refusalOfOtherTokens(),
                    () -> fixture.module().verify(asked.verify(TokenNumber.parseDecimal("70630503470028726114"))));
            assertThat(fixture.module().vendingKeys()).hasSize(1);
            assertThat(fixture.keeper().status().firmwareId()).matches("STS6[0-9]M[0-9]{2}");
        });
    }
}
