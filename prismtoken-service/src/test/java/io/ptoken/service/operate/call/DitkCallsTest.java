package io.ptoken.service.operate.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.access.AccessControlStatus;
import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.hsm.manufacture.ComponentSource;
import io.ptoken.hsm.manufacture.ComponentViewer;
import io.ptoken.hsm.manufacture.DitkChangeRequest;
import io.ptoken.hsm.manufacture.DitkCustody;
import io.ptoken.hsm.manufacture.DitkParity;
import io.ptoken.hsm.manufacture.DitkProving;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.hsm.manufacture.MeterManufacturing;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.call.DitkCalls.ProofToken;
import io.ptoken.service.operate.ditk.DitkCeremony;
import io.ptoken.service.operate.keyentry.CeremonyException;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.KeyComponent;
import io.ptoken.sts.key.KeyComponents;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DITKs, as operators have them generated, loaded, listed, deleted and proved. */
class DitkCallsTest {

    private static final Operator OWNER = Operator.owner("root");
    private static final EncryptionAlgorithm STA = EncryptionAlgorithm.STA;
    private static final String FIRST = "3BD02F7C1FCE5B49";
    private static final String SECOND = "4DA6590A69B82D3F";
    private static final String FIRST_KCV = "2F661D";
    private static final String SECOND_KCV = "9DDF89";
    private static final KeyCheckValue KCV = new KeyCheckValue("4CBE91");
    private static final List<String> ALICE_AND_BOB = List.of("alice", "bob");
    private static final TokenNumber PROOF = TokenNumber.parseDecimal("70630503470028726114");

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final InMemoryStore store = new InMemoryStore();
    private final FakeSecurityModule module = new FakeSecurityModule(clock);
    private final Person person = new Person();
    private final Module role = new Module();
    private Optional<AccessControl> officers = Optional.empty();
    private boolean offered = true;
    private boolean makesMeters = true;

    @BeforeEach
    void makesMeters() {
        module.firmware("STS60M01");
    }

    @Test
    void componentsAreEnteredOneCustodianAfterTheOther() {
        person.types(FIRST, SECOND);

        assertThat(handle(load(KCV, List.of())).kcv()).isEqualTo(KCV);

        assertThat(person.seen)
                .containsExactly(
                        "? Is custodian 1 alone at the screen?",
                        "* DITK component 1 of 2 for EA 07, 16 hex digits",
                        "told 1 " + FIRST_KCV,
                        "? Is 2F661D the check value of component 1 on your sheet?",
                        "? Has custodian 1 left, and is custodian 2 alone at the screen?",
                        "* DITK component 2 of 2 for EA 07, 16 hex digits",
                        "told 2 " + SECOND_KCV,
                        "? Is 9DDF89 the check value of component 2 on your sheet?");
        assertThat(person.given)
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry).containsOnly('\0'));
        assertThat(entries())
                .extracting(
                        entry -> entry.action() + " " + entry.subject() + " " + entry.outcome() + " " + entry.detail())
                .containsExactly(
                        "ditk.load EA 07 Begun 2 components, KCV 4CBE91",
                        "ditk.load EA 07 Ok 2 components, KCV 4CBE91");
        assertThat(role.components).allSatisfy(DitkCallsTest::assertDead);
    }

    private static void assertDead(KeyComponent component) {
        assertThatThrownBy(component::copy).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCheckValueThatIsNotThatOfTheSheetIsEnteredAgain() {
        person.types("0000000000000001", FIRST, SECOND);
        person.says(true, false, true, true, true);

        handle(load(KCV, List.of()));

        assertThat(person.seen)
                .filteredOn("* DITK component 1 of 2 for EA 07, 16 hex digits"::equals)
                .hasSize(2);
    }

    @Test
    void threeWrongEntriesAreEnough() {
        person.types(FIRST, FIRST, FIRST);
        person.says(true, false, false, false);

        assertRefused(
                SmStatus.KEYPAD_ENTRY_ERROR,
                "component 1 was entered 3 times without the check value of its sheet; nothing was loaded",
                load(KCV, List.of()));
    }

    @Test
    void whatIsNoSuchComponentThreeTimesIsAFailedEntryThatIsNotRepeated() {
        for (String wrong : List.of("0123456789ABCDEG", "0123456789ABCDE", "0123", FIRST + SECOND)) {
            person.types(wrong, wrong, wrong);
            SecurityModuleException refusal = refused(SmStatus.KEYPAD_ENTRY_ERROR, load(KCV, List.of()));
            assertThat(refusal.text())
                    .startsWith("DITK component 1 of 2 for EA 07, 16 hex digits: ")
                    .endsWith("; nothing was loaded")
                    .doesNotContain(wrong);
        }
        assertThat(role.ditks()).isEmpty();
    }

    @Test
    void whatIsNoSuchComponentIsEnteredAgain() {
        person.types("0123", "0123456789ABCDEG", FIRST, SECOND);

        handle(load(KCV, List.of()));

        assertThat(person.seen)
                .contains("? DITK component 1 of 2 for EA 07, 16 hex digits: 4 were entered. Enter it again?")
                .filteredOn(line -> line.endsWith("Enter it again?"))
                .hasSize(2);
        person.types("0123");
        person.says(true, false);
        assertRefused(SmStatus.KEYPAD_ENTRY_CANCELLED, "custodian 1 of the components stopped", load(KCV, List.of()));
    }

    @Test
    void whoeverSaysNoStopsIt() {
        person.types(FIRST, SECOND);
        person.says(true, true, false);
        assertRefused(SmStatus.KEYPAD_ENTRY_CANCELLED, "custodian 2 of the components stopped", load(KCV, List.of()));

        person.says(false);
        assertRefused(
                SmStatus.KEYPAD_ENTRY_CANCELLED,
                "custodian 1 of the components stopped",
                new DitkCalls.Generate(Optional.empty(), STA, 2, List.of()));
        assertThat(role.ditks()).isEmpty();
        assertThat(person.shown).isEmpty();
        assertThat(entries()).allSatisfy(entry -> assertThat(entry.outcome()).isIn("Begun", "10"));
    }

    @Test
    void whatTheModuleRefusesIsRefusedWithItsCode() {
        person.types(FIRST, SECOND);
        assertRefused(SmStatus.CHECK_DIGIT_ERROR, "wrong", load(new KeyCheckValue("000000"), List.of()));
        assertThat(entries())
                .last()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo("78"));
    }

    @Test
    void theModuleIsToldWhichOneIsReplacedAndTheAuditLogToo() {
        KeyCheckValue old = new KeyCheckValue("9F1A3C");
        for (Optional<KeyCheckValue> replaced : List.of(Optional.of(old), Optional.<KeyCheckValue>empty())) {
            person.types(FIRST, SECOND);
            role.components.clear();
            handle(new DitkCalls.Load(Optional.empty(), STA, 2, KCV, replaced, List.of()));
        }

        assertThat(role.asReplaced).containsExactly(Optional.of(old), Optional.empty());
        assertThat(entries())
                .extracting(AuditEntry::detail)
                .containsExactly(
                        "2 components, KCV 4CBE91, replacing KCV 9F1A3C",
                        "2 components, KCV 4CBE91, replacing KCV 9F1A3C",
                        "2 components, KCV 4CBE91",
                        "2 components, KCV 4CBE91");
    }

    @Test
    void componentsAreShownOneCustodianAfterTheOtherWhenTheOfficersHaveGone() {
        officers = Optional.of(new Officers());

        handle(new DitkCalls.Generate(Optional.empty(), STA, 2, ALICE_AND_BOB));

        assertThat(person.seen)
                .containsExactly(
                        "* PIN of crypto officer alice",
                        "* PIN of crypto officer bob",
                        "in alice",
                        "in bob",
                        "generated",
                        "out alice",
                        "out bob",
                        "? Is custodian 1 alone at the screen?",
                        "! Component 1 of 2 of a DITK for EA 07, check value " + FIRST_KCV,
                        "? Has custodian 1 written component 1, check value " + FIRST_KCV + ", on their sheet?",
                        "? Has custodian 1 left, and is custodian 2 alone at the screen?",
                        "! Component 2 of 2 of a DITK for EA 07, check value " + SECOND_KCV,
                        "? Has custodian 2 written component 2, check value " + SECOND_KCV + ", on their sheet?");
        assertThat(person.shown).containsExactly(FIRST, SECOND);
        assertThat(person.given).allSatisfy(entry -> assertThat(entry).containsOnly('\0'));
        assertThat(role.ditks()).isEmpty();
        assertThat(entries())
                .last()
                .satisfies(entry -> assertThat(entry.detail()).isEqualTo("2 components, KCV 4CBE91"));
    }

    @Test
    void labelsOfComponentsAreKnownByWhoeverHasTheScreen() {
        person.types(FIRST, SECOND);
        handle(load(KCV, List.of()));
        handle(new DitkCalls.Generate(Optional.empty(), STA, 2, List.of()));

        assertThat(person.seen)
                .filteredOn(line -> line.startsWith("*") || line.startsWith("!"))
                .hasSize(4)
                .allMatch(line -> DitkCeremony.isLabel(line.substring(2)));
        assertThat(DitkCeremony.isLabel("DITK for EA 11, 32 hex digits"))
                .as("whole")
                .isTrue();
        assertThat(List.of(
                        "PIN of crypto officer alice",
                        "DITK component 1 of 2 for EA 07, 16 hex digits and a password",
                        "DITK component 1 of 2 for EA 07",
                        "DITK component 4 of 4 for EA 07, 16 hex digits",
                        "DITK for EA 09, 16 hex digits",
                        "Component 1 of 2 of a DITK for EA 07",
                        "My Component 1 of 2 of a DITK for EA 07, check value 2F661D"))
                .noneMatch(DitkCeremony::isLabel);
    }

    @Test
    void aModuleWithItsOwnKeypadAsksNobodyHere() {
        role.keypad = true;

        handle(load(KCV, List.of()));
        handle(new DitkCalls.Generate(Optional.empty(), STA, 2, List.of()));

        assertThat(person.seen).containsExactly("generated");
        assertThat(handle(new DitkCalls.All(Optional.empty())).keypad()).isTrue();
    }

    @Test
    void twoOfficersHaveToBeNamedWhereThereAreSome() {
        officers = Optional.of(new Officers());
        assertThatExceptionOfType(NotPossibleException.class)
                .isThrownBy(() -> handle(load(KCV, List.of("alice"))))
                .withMessage("this module has crypto officers: name two of them with --officer NAME --officer NAME");
        assertThat(person.seen).isEmpty();
        assertThat(handle(new DitkCalls.All(Optional.empty())).officers()).isTrue();
    }

    @Test
    void theOneThatIsMeantIsDeleted() {
        person.types(FIRST, SECOND);
        handle(load(KCV, List.of()));
        person.seen.clear();

        assertThatExceptionOfType(CeremonyException.class)
                .isThrownBy(() -> handle(delete("AAAAAA")))
                .withMessage("the DITK for EA 07 in the module has the check value 4CBE91 now; nothing was deleted");
        assertThat(role.ditks()).hasSize(1);
        handle(delete("4CBE91"));
        assertThat(role.ditks()).isEmpty();
        assertThat(person.seen).last().isEqualTo("? Delete the DITK for EA 07, KCV 4CBE91?");
        assertRefused(SmStatus.VK_REG_NOT_FOUND_ERROR, "the module holds no DITK for EA 07", delete("4CBE91"));
    }

    @Test
    void ofAnotherModeOrOtherFirmwareTheyAreLookedAtAlone() {
        makesMeters = false;
        assertDisabled("unrecognised firmware 'STS60M01'");
        module.firmware("STS60V01");
        assertDisabled("is for manufacturing mode; this installation is in vending mode, with firmware STS60V01");
        makesMeters = true;
        assertDisabled("unrecognised firmware 'STS60V01'");

        assertThat(handle(new DitkCalls.All(Optional.empty())).ditks()).isEmpty();
        assertThat(person.seen).containsOnly("? Delete the DITK for EA 07, KCV 4CBE91?");
        assertThat(role.tids).isEmpty();
    }

    private void assertDisabled(String why) {
        for (DitkCalls<?> call : List.<DitkCalls<?>>of(
                new DitkCalls.Generate(Optional.empty(), STA, 2, List.of()), load(KCV, List.of()), delete("4CBE91"))) {
            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> handle(call))
                    .withMessageContaining(why);
        }
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> prove(at(BaseDate.BDT_2014, Optional.empty())))
                .withMessageContaining(why);
    }

    @Test
    void aModuleThatIsNotForItSaysSo() {
        offered = false;
        for (DitkCalls<?> call :
                List.<DitkCalls<?>>of(new DitkCalls.All(Optional.empty()), load(KCV, List.of()), delete("4CBE91"))) {
            assertThatExceptionOfType(NotPossibleException.class)
                    .isThrownBy(() -> handle(call))
                    .withMessageContaining("manufacturing firmware");
        }
    }

    @Test
    void aProofOfAKnownMeterUsesItsIdentifierUp() {
        person.types(FIRST, SECOND);
        handle(load(KCV, List.of()));
        DitkCalls.Prove prove =
                new DitkCalls.Prove(Optional.empty(), STA, BaseDate.BDT_2014, Optional.of("600727000000000009"));

        ProofToken first = prove(prove);
        ProofToken second = prove(prove);

        assertThat(first)
                .isEqualTo(new ProofToken(STA, KCV, PROOF, BaseDate.BDT_2014, Instant.parse("2026-11-23T12:00:00Z")));
        assertThat(second.time()).isEqualTo(Instant.parse("2026-11-23T12:01:00Z"));
        assertThat(role.tids)
                .containsExactly(
                        TokenIdentifier.at(BaseDate.BDT_2014, first.time()),
                        TokenIdentifier.at(BaseDate.BDT_2014, second.time()));
        assertThat(entries()).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("ditk.prove");
            assertThat(entry.subject()).isEqualTo("600727000000000009");
            assertThat(entry.detail()).isEqualTo("EA 07, KCV 4CBE91, base date 2014, for 2026-11-23T12:01:00Z");
        });
    }

    @Test
    void withoutANumberTheMinuteIsThatOfTheClock() {
        person.types(FIRST, SECOND);
        handle(load(KCV, List.of()));
        DitkCalls.Prove prove = new DitkCalls.Prove(Optional.empty(), STA, BaseDate.BDT_2014, Optional.empty());

        assertThat(prove(prove)).isEqualTo(prove(prove));
        assertThat(role.tids).containsOnly(TokenIdentifier.at(BaseDate.BDT_2014, clock.instant()));
    }

    @Test
    void aBaseDateThatTheClockIsNotInTakesATime() {
        person.types(FIRST, SECOND);
        handle(load(KCV, List.of()));

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> prove(at(BaseDate.BDT_1993, Optional.empty())))
                .withMessageContaining("a time from 1993-01-01T00:00:00Z to 2024-11-24T20:15:00Z, which base date 1993"
                        + " reaches: name one of them");
        Instant last = Instant.parse("2024-11-24T20:15:00Z");
        assertThat(prove(at(BaseDate.BDT_1993, Optional.of(last))).time()).isEqualTo(last);
        Instant far = Instant.parse("2035-01-01T00:00:00Z");
        assertThat(prove(at(BaseDate.BDT_2035, Optional.of(far))).time()).isEqualTo(far);
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> prove(new DitkCalls.Prove(
                        Optional.empty(), STA, BaseDate.BDT_2035, Optional.of("600727000000000009"), Optional.of(far))))
                .withMessageContaining("no time ahead of the clock for this meter");
    }

    private static DitkCalls.Prove at(BaseDate baseDate, Optional<Instant> time) {
        return new DitkCalls.Prove(Optional.empty(), STA, baseDate, Optional.empty(), time);
    }

    @Test
    void aMeterWhoseNextHalfHourIsUsedGetsNone() {
        person.types(FIRST, SECOND);
        handle(load(KCV, List.of()));
        DitkCalls.Prove prove =
                new DitkCalls.Prove(Optional.empty(), STA, BaseDate.BDT_2014, Optional.of("600727000000000009"));
        for (int i = 0; i <= 30; i++) {
            prove(prove);
        }
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> prove(prove))
                .withMessageContaining(
                        "the meter has tokens for every minute of 30 from 2026-11-23T12:00:00Z on; try again in a while");
    }

    @Test
    void thereIsNoCallForWhatCannotBe() {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> new DitkCalls.Generate(Optional.empty(), STA, 4, List.of()));
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> new DitkCalls.Load(
                        Optional.empty(), EncryptionAlgorithm.DEA, 2, KCV, Optional.empty(), List.of()))
                .withMessageContaining("7 or 11");
    }

    private static DitkCalls.Load load(KeyCheckValue expected, List<String> officers) {
        return new DitkCalls.Load(Optional.empty(), STA, 2, expected, Optional.empty(), officers);
    }

    private static DitkCalls.Delete delete(String kcv) {
        return new DitkCalls.Delete(Optional.empty(), STA, new KeyCheckValue(kcv), List.of());
    }

    private SecurityModuleException refused(SmStatus status, DitkCalls<?> call) {
        try {
            handle(call);
        } catch (SecurityModuleException refusal) {
            assertThat(refusal.status()).isEqualTo(status);
            return refusal;
        }
        throw new AssertionError("not refused");
    }

    private void assertRefused(SmStatus status, String text, DitkCalls<?> call) {
        assertThat(refused(status, call).text()).isEqualTo(text);
    }

    private List<AuditEntry> entries() {
        return store.auditLog().page(Instant.EPOCH, AuditLog.END_OF_TIME, 0, 1_000).stream()
                .map(AuditRow::entry)
                .filter(entry -> entry.action().startsWith("ditk."))
                .toList();
    }

    private <R> R handle(DitkCalls<R> call) {
        return app().operators().handle(OWNER, call, person);
    }

    /** As somebody who issues such tokens. */
    private ProofToken prove(DitkCalls.Prove call) {
        Account jane = Account.of("jane", "", Set.of(Role.ISSUE_DITK), clock.instant());
        return app().operators().handle(Operator.signedIn(jane, Origin.LOCAL), call, person);
    }

    private PrismToken app() {
        new PreferenceService(store.preferences(), clock)
                .set("ptoken.meterManufacturingMode", Boolean.toString(makesMeters), "root", "local");
        return PrismToken.on(changed(), clock, new SecureRandom()).store(store).build();
    }

    /** The module with the roles of the test. */
    private SecurityModule changed() {
        return (SecurityModule) Proxy.newProxyInstance(
                SecurityModule.class.getClassLoader(),
                new Class<?>[] {SecurityModule.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("accessControl")) {
                        return officers;
                    }
                    if (List.of("manufacturing", "ditkCustody", "ditkProving").contains(method.getName())) {
                        return offered ? Optional.of(role) : Optional.empty();
                    }
                    try {
                        return method.invoke(module, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Holds DITKs as the software module does, with components of the test. */
    private final class Module implements MeterManufacturing, DitkCustody, DitkProving {

        private final List<LoadedDitk> held = new ArrayList<>();
        private final List<KeyComponent> components = new ArrayList<>();
        private final List<TokenIdentifier> tids = new ArrayList<>();
        private final List<Optional<KeyCheckValue>> asReplaced = new ArrayList<>();
        private boolean keypad;

        @Override
        public boolean hasKeypad() {
            return keypad;
        }

        @Override
        public KeyCheckValue generate(EncryptionAlgorithm ea, int count, ComponentViewer viewer) {
            person.seen.add("generated");
            if (!keypad) {
                int number = 1;
                for (String hex : List.of(FIRST, SECOND)) {
                    try (KeyComponent component = KeyComponent.of(HexFormat.of().parseHex(hex))) {
                        viewer.view(number++, count, component);
                    }
                }
            }
            return KCV;
        }

        @Override
        public LoadedDitk load(
                EncryptionAlgorithm ea,
                int count,
                KeyCheckValue expected,
                Optional<KeyCheckValue> replaced,
                ComponentSource source) {
            asReplaced.add(replaced);
            LoadedDitk loaded =
                    new LoadedDitk(ea, keypad ? expected : combined(count, source), DitkParity.ODD, Optional.empty());
            if (!loaded.kcv().equals(expected)) {
                throw new SecurityModuleException(SmStatus.CHECK_DIGIT_ERROR, "wrong");
            }
            held.add(loaded);
            return loaded;
        }

        private KeyCheckValue combined(int count, ComponentSource source) {
            for (int number = 1; number <= count; number++) {
                components.add(source.component(number, count));
            }
            try (DecoderKey key = KeyComponents.combineDecoderKey(components)) {
                return KeyCheckValueMethod.standard().of(key);
            } finally {
                components.forEach(KeyComponent::close);
            }
        }

        @Override
        public void delete(EncryptionAlgorithm ea) {
            held.removeIf(ditk -> ditk.ea() == ea);
        }

        @Override
        public List<LoadedDitk> ditks() {
            return List.copyOf(held);
        }

        @Override
        public VendedKeyChange changeTokens(DitkChangeRequest request) {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public TokenNumber clearTamperCondition(EncryptionAlgorithm ea, TokenIdentifier tid) {
            tids.add(tid);
            return PROOF;
        }
    }

    /** Types, answers and looks as the test says: yes unless it says otherwise. */
    private static final class Person implements Dialogue {

        private final List<String> seen = new ArrayList<>();
        private final List<String> shown = new ArrayList<>();
        private final List<char[]> given = new ArrayList<>();
        private final Deque<String> typed = new ArrayDeque<>();
        private final Deque<Boolean> said = new ArrayDeque<>();

        void types(String... entries) {
            typed.clear();
            typed.addAll(List.of(entries));
        }

        void says(Boolean... answers) {
            said.clear();
            said.addAll(List.of(answers));
        }

        @Override
        public char[] secret(String what) {
            seen.add("* " + what);
            char[] secret = what.startsWith("PIN")
                    ? "a pin".toCharArray()
                    : typed.removeFirst().toCharArray();
            given.add(secret);
            return secret;
        }

        @Override
        public boolean confirm(String question) {
            seen.add("? " + question);
            return said.isEmpty() || said.removeFirst();
        }

        @Override
        public void show(String what, char[] secret) {
            seen.add("! " + what);
            shown.add(new String(secret));
            given.add(secret);
        }

        @Override
        public void progress(Progress step) {
            Progress.ComponentEntered entered = (Progress.ComponentEntered) step;
            seen.add("told " + entered.component().number() + " "
                    + entered.component().checkValue());
        }

        @Override
        public void hand(String what, InputStream data) {
            throw new AssertionError(what);
        }
    }

    private final class Officers implements AccessControl {

        @Override
        public AccessControlStatus logIn(String officer, char[] pin) {
            person.seen.add("in " + officer);
            return status();
        }

        @Override
        public AccessControlStatus logOut(String officer) {
            person.seen.add("out " + officer);
            return status();
        }

        @Override
        public AccessControlStatus logOutAll() {
            throw new AssertionError("others stay");
        }

        @Override
        public AccessControlStatus status() {
            return new AccessControlStatus(Mode.OPERATIONAL, List.of(), Optional.empty());
        }
    }
}
