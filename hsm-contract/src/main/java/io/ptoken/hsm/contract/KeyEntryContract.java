package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractModules.assertRefused;
import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeySource;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.keyentry.KeyEntryException;
import io.ptoken.hsm.keyentry.KeyEntryException.Reason;
import io.ptoken.hsm.keyentry.LoadedVendingKey;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.keyentry.VendingKeyEntry.Validity;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a module that takes keys in the clear must do. */
public interface KeyEntryContract extends ContractModules {

    private void onEntry(BiConsumer<SecurityModule, KeyEntry> test, ContractKey... keys) {
        on(
                ContractSetup.of(keys),
                module -> test.accept(module, module.keyEntry().orElseThrow()));
    }

    private static void withKey(ContractKey key, Consumer<VendingKey> use) {
        try (VendingKey bytes = key.key()) {
            use.accept(bytes);
        }
    }

    private static LoadedVendingKey load(KeyEntry entry, ContractKey key) {
        try (VendingKey bytes = key.key()) {
            return entry.loadVendingKey(key.register(), bytes, key.entry());
        }
    }

    private static void assertNotTaken(Reason reason, ThrowingCallable call) {
        KeyEntryException refusal = catchThrowableOfType(KeyEntryException.class, call);
        assertThat(refusal).as("a refusal as %s", reason).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    /** Refused by looking and by loading, which changes nothing. */
    private static void assertNotTaken(
            Reason reason, SecurityModule module, KeyEntry entry, ContractKey key, VendingKeyEntry described) {
        List<VendingKeyAttributes> before = module.vendingKeys();
        withKey(key, bytes -> {
            assertNotTaken(reason, () -> entry.requireAcceptable(key.register(), bytes, described, false));
            assertNotTaken(reason, () -> entry.loadVendingKey(key.register(), bytes, described));
        });
        assertThat(module.vendingKeys()).isEqualTo(before);
    }

    @Test
    default void aKeyThatIsTakenIsListedAsItWasToldAndVends() {
        List<TokenNumber> tokens = new ArrayList<>();
        onEntry((module, entry) -> tokens.add(module.vendCredit(Asked.standard().units(1))), ContractKey.standard());
        onEntry((module, entry) -> {
            LoadedVendingKey loaded = load(entry, ContractKey.standard().withUnitLimit(5000));
            assertThat(module.vendingKeys()).containsExactly(loaded.attributes());
            assertThat(loaded.attributes().source()).isEqualTo(KeySource.OWNER);
            assertThat(loaded.attributes().unitLimit()).isEqualTo(new CreditLimit(5000));
            assertThat(loaded.warnings()).isEmpty();
            assertThat(module.vendCredit(Asked.standard().units(1)))
                    .as("as from a module that has the key")
                    .isEqualTo(tokens.get(0));
        });
    }

    @Test
    default void aKeyOfEvenParityIsTakenWithAWarning() {
        onEntry((module, entry) -> {
            ContractKey described = ContractKey.dkga02(1, 123456, 3, BaseDate.BDT_1993);
            try (VendingKey even = VendingKey.of(HexFormat.of().parseHex("abababababababaa"))) {
                assertThat(entry.loadVendingKey(described.register(), even, described.entry())
                                .warnings())
                        .hasSize(1);
            }
            assertThat(module.vendingKeys()).hasSize(1);
        });
    }

    @Test
    default void theCallersKeyStaysTheCallers() {
        onEntry((module, entry) -> withKey(ContractKey.standard(), bytes -> {
            entry.loadVendingKey(
                    new RegisterNumber(1), bytes, ContractKey.standard().entry());
            entry.deleteVendingKey(new RegisterNumber(1));
            entry.loadVendingKey(
                    new RegisterNumber(1), bytes, ContractKey.standard().entry());
            assertThat(bytes.bits()).isEqualTo(160);
        }));
    }

    @Test
    default void lookingWhetherAKeyWouldBeTakenChangesNothing() {
        onEntry((module, entry) -> {
            withKey(
                    ContractKey.standard(),
                    bytes -> entry.requireAcceptable(
                            new RegisterNumber(1), bytes, ContractKey.standard().entry(), false));
            assertThat(module.vendingKeys()).isEmpty();
        });
    }

    @Test
    default void aRegisterInUseIsNotWrittenOver() {
        onEntry(
                (module, entry) -> {
                    ContractKey other = ContractKey.dkga02(1, 123456, 3, BaseDate.BDT_1993);
                    assertNotTaken(Reason.REGISTER_OCCUPIED, module, entry, other, other.entry());
                },
                ContractKey.standard());
    }

    @Test
    default void replacingTakesThePlaceOfTheKeyAndOfItsLimits() {
        onEntry(
                (module, entry) -> {
                    module.vendCredit(Asked.standard().units(10));
                    ContractKey again = ContractKey.standard().withUnitLimit(100);
                    withKey(again, bytes -> {
                        entry.requireAcceptable(again.register(), bytes, again.entry(), true);
                        entry.replaceVendingKey(again.register(), bytes, again.entry());
                    });
                    assertThat(module.vendingKeys())
                            .extracting(VendingKeyAttributes::unitLimit)
                            .containsExactly(new CreditLimit(100));
                },
                ContractKey.standard().withUnitLimit(100));
    }

    @Test
    default void replacingFillsAnEmptyRegisterToo() {
        onEntry((module, entry) -> {
            withKey(
                    ContractKey.standard(),
                    bytes -> entry.replaceVendingKey(
                            new RegisterNumber(1), bytes, ContractKey.standard().entry()));
            assertThat(module.vendingKeys()).hasSize(1);
        });
    }

    @Test
    default void aKeyIsInOneRegisterAlone() {
        onEntry(
                (module, entry) -> {
                    ContractKey same = ContractKey.dkga04(2, 201457, 1, BaseDate.BDT_2014);
                    assertNotTaken(Reason.DUPLICATE, module, entry, same, same.entry());
                },
                ContractKey.standard());
    }

    @Test
    default void theLengthOfAKeyIsThatOfItsAlgorithm() {
        onEntry((module, entry) -> assertNotTaken(
                Reason.WRONG_LENGTH,
                module,
                entry,
                ContractKey.standard(),
                ContractKey.dkga02(1, 123456, 3, BaseDate.BDT_1993).entry()));
    }

    @Test
    default void aKeyWhoseLifeIsOverIsNotTaken() {
        onEntry((module, entry) -> assertNotTaken(
                Reason.EXPIRED,
                module,
                entry,
                ContractKey.standard(),
                ContractKey.standard()
                        .entry()
                        .withValidity(new Validity(
                                NOW.minus(Duration.ofDays(20)),
                                Optional.of(NOW.minusSeconds(1)),
                                NOW.minus(Duration.ofDays(10))))));
    }

    @Test
    default void datesThatContradictEachOtherAreNotTaken() {
        onEntry((module, entry) -> assertNotTaken(
                Reason.UNSOUND_DATES,
                module,
                entry,
                ContractKey.standard(),
                ContractKey.standard()
                        .entry()
                        .withValidity(new Validity(
                                NOW.plus(Duration.ofDays(20)), Optional.empty(), NOW.plus(Duration.ofDays(10))))));
    }

    @Test
    default void aKeyThatIsDeletedVendsNoMoreAndItsRegisterIsFree() {
        onEntry(
                (module, entry) -> {
                    entry.requireDeletable(new RegisterNumber(1));
                    assertThat(module.vendingKeys())
                            .as("looking changes nothing")
                            .hasSize(1);
                    entry.deleteVendingKey(new RegisterNumber(1));
                    assertThat(module.vendingKeys()).isEmpty();
                    assertRefused(
                            SmStatus.VK_REG_NOT_FOUND_ERROR,
                            () -> module.vendCredit(Asked.standard().units(1)));
                    load(entry, ContractKey.standard());
                },
                ContractKey.standard());
    }

    @Test
    default void anEmptyRegisterCannotBeDeleted() {
        onEntry(
                (module, entry) -> {
                    RegisterNumber empty = new RegisterNumber(2);
                    assertRefused(SmStatus.VK_REG_NOT_FOUND_ERROR, () -> entry.requireDeletable(empty));
                    assertRefused(SmStatus.VK_REG_NOT_FOUND_ERROR, () -> entry.deleteVendingKey(empty));
                    assertThat(module.vendingKeys()).hasSize(1);
                },
                ContractKey.standard());
    }
}
