package io.ptoken.hsm.pool;

import static io.ptoken.hsm.pool.fixture.PoolFixture.credit;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.pool.fixture.FakeMember;
import io.ptoken.hsm.pool.fixture.Keys;
import io.ptoken.hsm.pool.fixture.PoolFixture;
import io.ptoken.hsm.slot.KekSlotState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of a pool: which are the same, their numbers, and what is shown of them. */
class PoolKeysTest {

    private final PoolFixture fixture = new PoolFixture();
    private final FakeMember a = fixture.a;
    private final FakeMember b = fixture.b;

    @Test
    void oneKeyInDifferentRegistersIsOneKeyAndEachMemberIsAskedUnderItsOwn() {
        a.holding(Keys.first(3).key());
        b.holding(Keys.second(3).key(), Keys.first(8).key());
        ModulePool pool = fixture.of(a, b);

        assertThat(pool.vendingKeys())
                .extracting(key -> key.krn() + " in " + key.register())
                .containsExactly("2 in 1", "1 in 3");

        pool.vendCredit(credit(3));
        pool.vendCredit(credit(3));
        pool.vendCredit(credit(1));
        assertThat(a.asked).containsExactly("credit 3");
        assertThat(b.asked).containsExactly("credit 8", "credit 3");
    }

    @Test
    void aPoolOfOneNumbersAsItsModuleDoes() {
        a.holding(Keys.second(7).key(), Keys.first(20).key());

        assertThat(fixture.of(a).vendingKeys()).isEqualTo(a.keys);
    }

    @Test
    void differentKeysAreTwo() {
        a.holding(Keys.first(1).key());
        b.holding(Keys.first(1).ken(200).key(), Keys.first(2).kcv("ABCDEF").key());

        assertThat(fixture.of(a, b).vendingKeys())
                .extracting(VendingKeyAttributes::register)
                .containsExactly(new RegisterNumber(1), new RegisterNumber(2), new RegisterNumber(3));
    }

    @Test
    void aNumberIsNeverGivenToAnotherKey() {
        a.holding(Keys.first(1).key());
        ModulePool pool = fixture.inOrder(a);
        a.holding(Keys.second(1).key());
        fixture.later(pool, Duration.ofSeconds(10));

        assertThat(pool.vendingKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.register()).isEqualTo(new RegisterNumber(2)));

        a.holding(Keys.first(9).key());
        fixture.later(pool, Duration.ofSeconds(10));
        assertThat(pool.vendingKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.register()).isEqualTo(new RegisterNumber(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 7, 12",
        "0, 7, 7",
        "4294967295, 7, 4294967295",
        "4294967294, 1, 4294967294", // a sum is never "no limit"
        "4294967290, 4294967290, 4294967294"
    })
    void limitsAreAddedUp(long first, long second, long shown) {
        a.holding(Keys.first(1).limits(first, second).key());
        b.holding(Keys.first(1).limits(second, first).key());

        assertThat(fixture.of(a, b).vendingKeys()).singleElement().satisfies(key -> {
            assertThat(key.unitLimit()).isEqualTo(new CreditLimit(shown));
            assertThat(key.currencyLimit()).isEqualTo(new CreditLimit(shown));
        });
    }

    @Test
    void aPartOfACurrencyUnitInAnyMemberIsLeft() {
        a.holding(Keys.first(1).currency(new CreditLimit(0, true)).key());
        b.holding(Keys.first(1).currency(new CreditLimit(0)).key());

        assertThat(fixture.of(a, b).vendingKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.currencyLimit()).isEqualTo(new CreditLimit(0, true)));
    }

    @Test
    void timesAndSubclassesAreThoseOfAnyMember() {
        a.holding(Keys.first(1)
                .active("2026-03-01T00:00:00Z")
                .expires("2027-01-01T00:00:00Z")
                .issuedUntil("2027-06-01T00:00:00Z")
                .subclasses(0x01)
                .slot(KekSlotState.LOADING)
                .key());
        b.holding(Keys.first(1)
                .active("2026-02-01T00:00:00Z")
                .expires("2027-02-01T00:00:00Z")
                .issuedUntil("2027-05-01T00:00:00Z")
                .subclasses(0x10)
                .slot(KekSlotState.ACTIVE)
                .key());

        assertThat(fixture.of(a, b).vendingKeys()).singleElement().satisfies(key -> {
            assertThat(key.dates())
                    .isEqualTo(KeyDates.of(
                            Instant.parse("2026-02-01T00:00:00Z"),
                            Optional.of(Instant.parse("2027-02-01T00:00:00Z")),
                            Instant.parse("2027-06-01T00:00:00Z")));
            assertThat(key.subclasses().bits()).isEqualTo(0x11);
            assertThat(key.origin().orElseThrow().slotState()).isEqualTo(KekSlotState.ACTIVE);
        });
    }

    @Test
    void keysOfAMemberThatFallsSilentStay() {
        ModulePool pool = fixture.inOrder(a);
        a.unplugged = true;
        fixture.later(pool, Duration.ofSeconds(10));

        assertThat(pool.vendingKeys()).hasSize(1);
        assertThat(pool.members().get(0).silence()).contains("no way to a");
    }

    @Test
    void keysOfAMemberThatIsTamperedAndShowsNoneStay() {
        ModulePool pool = fixture.inOrder(a);
        a.holding();
        a.state = io.ptoken.hsm.status.ModuleState.TAMPERED;
        fixture.later(pool, Duration.ofSeconds(10));

        assertThat(pool.vendingKeys()).hasSize(1);
    }

    @Test
    void capacityIsThatOfAllMembers() {
        assertThat(fixture.of(a, b).capacity()).isEqualTo(50);
    }

    @Test
    void thereAreNoMoreThan999Numbers() {
        KeyNumbers numbers = new KeyNumbers();
        for (int krn = 1; krn <= 999; krn++) {
            KeyIdentity key =
                    KeyIdentity.of(Keys.first(1).kcv(String.format("%06X", krn)).key());
            assertThat(numbers.of(key, new RegisterNumber(5))).isPresent();
        }

        assertThat(numbers.of(KeyIdentity.of(Keys.first(1).key()), new RegisterNumber(5)))
                .isEqualTo(Optional.empty());
        assertThat(numbers.of(KeyIdentity.of(Keys.first(1).kcv("000001").key()), new RegisterNumber(8)))
                .contains(new RegisterNumber(5));
    }

    @Test
    void whoeverAsksFirstSeesTheKeysWhenTheBackgroundHasLookedJustBefore() {
        ExecutorService background = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 2_000; i++) {
                FakeMember member =
                        new FakeMember("a", fixture.clock).holding(Keys.first(1).key());
                ModulePool pool = new ModulePool(
                        List.of(PooledModule.of("a", member)), PoolSettings.DEFAULTS, fixture.clock, background);
                assertThat(pool.vendingKeys()).hasSize(1);
            }
        } finally {
            background.shutdownNow();
        }
    }
}
