package io.ptoken.service.operate.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.access.AccessControlStatus;
import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.keyentry.KeyEntryException;
import io.ptoken.hsm.keyentry.KeyEntryException.Reason;
import io.ptoken.hsm.keyentry.LoadedVendingKey;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.keyentry.VendingKeyEntry.Validity;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.keyentry.CeremonyException;
import io.ptoken.service.operate.keyentry.VendingKeyDescription;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys in the clear, as operators have them loaded and deleted. */
class ClearKeyCallsTest {

    private static final Operator OWNER = Operator.owner("root");
    private static final String KEY = "AAAAAAAAAAAAAAAA";
    private static final RegisterNumber SECOND = new RegisterNumber(2);

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final InMemoryStore store = new InMemoryStore();
    private final FakeSecurityModule module = new FakeSecurityModule(clock);
    private final List<String> done = new ArrayList<>();
    private final ScriptedDialogue yes = new ScriptedDialogue(KEY, true);
    private Optional<KeyEntry> entry = Optional.of(new Taking());
    private Optional<AccessControl> officers = Optional.empty();
    private Optional<KeyEntryException> refusal = Optional.empty();
    private boolean fails;

    @Test
    void whatIsTakenWasInTheAuditLogBefore() {
        module.load(TestKey.sta(1, 123_457, 1));

        LoadedVendingKey loaded = handle(load(1, false, List.of()), yes);

        assertThat(loaded.attributes().register()).isEqualTo(SECOND);
        assertThat(done).containsExactly("loaded into 2, last row vk.load Begun");
        assertThat(last().action()).isEqualTo("vk.load");
        assertThat(last().outcome()).isEqualTo("Ok");
        assertThat(last().detail()).startsWith("into register 2, KCV ");
        assertThat(yes.asked)
                .containsExactly(
                        "Key in hex, first custodian",
                        "Key in hex, second custodian",
                        "Is that the key check value on the key sheet?");
        assertThat(yes.given).containsOnly('\0');
        assertThat(yes.told)
                .hasSize(1)
                .allSatisfy(step -> assertThat(step.toString())
                        .contains("bits=64", "odd parity")
                        .doesNotContain("AAAAAAAA"));
    }

    @Test
    void eachComponentIsAskedForTwiceWhenItIsTyped() {
        assertThatExceptionOfType(InvalidValueException.class)
                .as("two equal components make no key")
                .isThrownBy(() -> handle(load(2, true, List.of()), yes));

        assertThat(yes.asked)
                .startsWith("Component 1 of 2 in hex", "Component 1 of 2 in hex, again", "Component 2 of 2 in hex");
        assertThat(yes.told).first().isInstanceOf(Progress.ComponentEntered.class);
        assertThat(done).isEmpty();
    }

    /** Wrong KCV, register in use, a key that is there already, components that are equal: each leaves its row. */
    @Test
    void whatIsRefusedIsInTheAuditLog() {
        assertThatExceptionOfType(CeremonyException.class).isThrownBy(() -> handle(expecting("000000"), yes));
        assertRefused("EKeyEntry", "the key check value is .*, expected 000000; nothing was stored");

        refusal = Optional.of(new KeyEntryException(Reason.REGISTER_OCCUPIED, "register 1 is in use"));
        assertThatExceptionOfType(CeremonyException.class).isThrownBy(() -> handle(load(1, false, List.of()), yes));
        assertRefused("EKeyEntry", "register 1 is in use; --replace .*");

        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> handle(load(2, true, List.of()), yes));
        assertRefused("EParamRange", ".*components.*");
        assertThat(done).isEmpty();
    }

    private void assertRefused(String outcome, String detail) {
        assertThat(last().action()).isEqualTo("vk.load");
        assertThat(last().actor()).isEqualTo("root");
        assertThat(last().outcome()).isEqualTo(outcome);
        assertThat(last().detail()).matches(detail);
    }

    @Test
    void whatFailsWhileItIsDoneIsNotInTheAuditLogAsDone() {
        fails = true;

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> handle(load(1, false, List.of()), yes));

        assertThat(last().outcome()).isEqualTo("EService");
        assertThat(last().detail())
                .startsWith("into register 1, KCV ")
                .endsWith("; failed, perhaps after it was done: look");
    }

    @Test
    void withoutAYesNothingIsStored() {
        assertThatExceptionOfType(NotConfirmedException.class)
                .isThrownBy(() -> handle(load(1, false, List.of()), new ScriptedDialogue(KEY, false)))
                .withMessage("not confirmed; nothing was stored");

        assertThat(done).isEmpty();
    }

    @Test
    void officersAreLoggedInForThatLongOnly() {
        officers = Optional.of(new Officers());

        handle(load(1, false, List.of("alice", "bob")), yes);

        assertThat(done)
                .containsExactly(
                        "in alice",
                        "in bob",
                        "out alice",
                        "out bob",
                        "in alice",
                        "in bob",
                        "loaded into 1, last row vk.load Begun",
                        "out alice",
                        "out bob");
        assertThat(yes.asked).startsWith("PIN of crypto officer alice", "PIN of crypto officer bob");
    }

    @Test
    void officersAreLoggedOutWhenItIsRefused() {
        officers = Optional.of(new Officers());
        module.load(TestKey.sta(1, 123_457, 1));

        assertThatExceptionOfType(CeremonyException.class)
                .isThrownBy(() -> handle(delete("000000", List.of("alice", "bob")), yes))
                .withMessageStartingWith("register 1 holds SGC 123457 KRN 1, KCV ")
                .withMessageEndingWith(" now; nothing was deleted");

        assertThat(done).containsExactly("in alice", "in bob", "out alice", "out bob");
    }

    @Test
    void twoOfficersHaveToBeNamedAndNobodyIsAskedElse() {
        officers = Optional.of(new Officers());

        assertThatExceptionOfType(NotPossibleException.class)
                .isThrownBy(() -> handle(load(1, false, List.of("alice")), yes))
                .withMessage("this module has crypto officers: name two of them with --officer NAME --officer NAME");

        assertThat(yes.asked).isEmpty();
    }

    @Test
    void deletesTheKeyThatIsMeant() {
        module.load(TestKey.sta(1, 123_457, 1));
        VendingKeyAttributes key = module.vendingKeys().get(0);

        handle(delete(key.kcv().hex6(), List.of()), yes);

        assertThat(done).containsExactly("deleted from 1, last row vk.delete Begun");
        assertThat(yes.asked)
                .containsExactly("Delete the vending key SGC 123457 KRN 1, KCV " + key.kcv() + ", in register 1?");
    }

    @Test
    void aModuleThatTakesNoKeysSaysSoBeforeAnybodyIsAsked() {
        entry = Optional.empty();

        assertThatExceptionOfType(CeremonyException.class)
                .isThrownBy(() -> handle(load(1, false, List.of()), yes))
                .withMessageEndingWith(" takes and deletes no keys by hand");

        assertThat(yes.asked).isEmpty();
    }

    @Test
    void thereIsNoCallForAKeyThatCannotBe() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> described(KeyType.DITK, Validity.always(BaseDate.BDT_2014)))
                .withMessageStartingWith("KT: got '0', expected 1-3");
        Instant end = Instant.parse("2020-01-01T00:00:00Z");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> described(KeyType.DUTK, new Validity(end, Optional.of(end), end)));
    }

    private <R> R handle(OperatorCall<R> call, Dialogue dialogue) {
        return PrismToken.on(changed(), clock, new SecureRandom())
                .store(store)
                .build()
                .operators()
                .handle(OWNER, call, dialogue);
    }

    /** The module with the roles of the test. */
    private SecurityModule changed() {
        return (SecurityModule) Proxy.newProxyInstance(
                SecurityModule.class.getClassLoader(),
                new Class<?>[] {SecurityModule.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("keyEntry")) {
                        return entry;
                    }
                    if (method.getName().equals("accessControl")) {
                        return officers;
                    }
                    try {
                        return method.invoke(module, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static VendingKeyCalls.Load expecting(String kcv) {
        return new VendingKeyCalls.Load(
                described(KeyType.DUTK, Validity.always(BaseDate.BDT_2014)),
                1,
                false,
                Optional.of(new KeyCheckValue(kcv)),
                Optional.empty(),
                false,
                List.of());
    }

    private static VendingKeyCalls.Load load(int components, boolean twice, List<String> officers) {
        return new VendingKeyCalls.Load(
                described(KeyType.DUTK, Validity.always(BaseDate.BDT_2014)),
                components,
                twice,
                Optional.empty(),
                Optional.empty(),
                false,
                officers);
    }

    private static VendingKeyCalls.Delete delete(String kcv, List<String> officers) {
        return new VendingKeyCalls.Delete(
                new RegisterNumber(1),
                new SupplyGroupCode(123_457),
                new KeyRevision(1),
                new KeyCheckValue(kcv),
                officers);
    }

    private static VendingKeyDescription described(KeyType type, Validity validity) {
        return new VendingKeyDescription(
                new SupplyGroupCode(123_457),
                new KeyRevision(2),
                type,
                Optional.empty(),
                BaseDate.BDT_2014,
                KeyExpiryNumber.NEVER,
                validity,
                CreditLimit.UNLIMITED,
                CreditLimit.UNLIMITED,
                SubclassMask.ALL_CREDIT);
    }

    private void did(String what) {
        done.add(what + ", last row " + last().action() + " " + last().outcome());
        if (fails) {
            throw new UncheckedIOException(new IOException("no room"));
        }
    }

    private AuditEntry last() {
        AuditLog log = store.auditLog();
        return log.page(Instant.EPOCH, AuditLog.END_OF_TIME, log.head().sequence() - 1, 1)
                .get(0)
                .entry();
    }

    private final class Taking implements KeyEntry {

        @Override
        public LoadedVendingKey loadVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry described) {
            did("loaded into " + register);
            return new LoadedVendingKey(
                    described.attributes(
                            register,
                            described.unitLimit(),
                            described.currencyLimit(),
                            new KeyCheckValue("000000"),
                            Optional.empty()),
                    List.of());
        }

        @Override
        public LoadedVendingKey replaceVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry described) {
            throw new AssertionError("nothing was to be replaced");
        }

        @Override
        public void requireAcceptable(
                RegisterNumber register, VendingKey key, VendingKeyEntry described, boolean replace) {
            refusal.ifPresent(refused -> {
                throw refused;
            });
        }

        @Override
        public void deleteVendingKey(RegisterNumber register) {
            did("deleted from " + register);
        }

        @Override
        public void requireDeletable(RegisterNumber register) {}
    }

    private final class Officers implements AccessControl {

        @Override
        public AccessControlStatus logIn(String officer, char[] pin) {
            done.add("in " + officer);
            return status();
        }

        @Override
        public AccessControlStatus logOut(String officer) {
            done.add("out " + officer);
            return status();
        }

        @Override
        public AccessControlStatus logOutAll() {
            throw new AssertionError("others may be logged in");
        }

        @Override
        public AccessControlStatus status() {
            return new AccessControlStatus(Mode.OPERATIONAL, List.of(), Optional.empty());
        }
    }
}
