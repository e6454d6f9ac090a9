package io.ptoken.hsm.soft.vend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.format.StoredState;
import io.ptoken.hsm.soft.identity.ModuleIdentity;
import io.ptoken.hsm.soft.limit.Allowance;
import io.ptoken.hsm.soft.limit.Balance;
import io.ptoken.hsm.soft.limit.LimitCharge;
import io.ptoken.hsm.soft.limit.Measure;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.settings.LeaseSizes;
import io.ptoken.hsm.soft.settings.ModuleAssumptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VendingLedgerTest {

    private static final LeaseSizes LEASES = new LeaseSizes(10, 100);

    private final Balance balance = new Balance(units(1_000));
    private int saves;
    private boolean diskFails;

    private static Allowance units(long tenths) {
        return new Allowance(Measure.UNITS, tenths);
    }

    private VendingLedger ledger(VendingPermit permit) {
        ModuleIdentity identity = new ModuleIdentity("01234567", "0123456789ABCDEF", Instant.EPOCH);
        return new VendingLedger(
                new StoredState(identity, permit, 0, List.of()), LEASES, ModuleAssumptions.DEFAULT, this::save);
    }

    private void save() {
        if (diskFails) {
            throw new SecurityModuleException(SmStatus.DEVICE_FAILURE);
        }
        saves++;
    }

    private static String what() {
        return "register 1";
    }

    @Test
    void theValuesOnDiskAreNeverBehind() {
        VendingLedger ledger = ledger(VendingPermit.UNLIMITED);
        for (int i = 0; i < 90; i++) {
            ledger.charge(balance, 11, VendingLedgerTest::what);
            assertThat(ledger.vendsOnDisk()).isGreaterThanOrEqualTo(ledger.vends());
            assertThat(balance.onDisk().steps())
                    .isLessThanOrEqualTo(balance.left().steps());
        }
        assertThat(balance.left()).isEqualTo(units(10));
        assertThat(ledger.vends()).isEqualTo(90);
    }

    @Test
    void notEveryVendIsWritten() {
        VendingLedger ledger = ledger(VendingPermit.UNLIMITED);
        for (int i = 0; i < 100; i++) {
            ledger.charge(balance, 1, VendingLedgerTest::what);
        }
        assertThat(saves).isEqualTo(10);
    }

    @Test
    void aKeyWithoutLimitIsWrittenForTheCounterAlone() {
        VendingLedger ledger = ledger(VendingPermit.UNLIMITED);
        Balance unlimited = new Balance(Allowance.of(CreditLimit.UNLIMITED, Measure.UNITS));
        for (int i = 0; i < 100; i++) {
            ledger.charge(unlimited, 18_201_624, VendingLedgerTest::what);
        }
        assertThat(saves).isEqualTo(10);
        assertThat(unlimited.onDisk()).isEqualTo(Allowance.of(CreditLimit.UNLIMITED, Measure.UNITS));
    }

    @Test
    void aSaleLargerThanItsLeaseIsWrittenByItself() {
        VendingLedger ledger = ledger(VendingPermit.UNLIMITED);
        ledger.charge(balance, 950, VendingLedgerTest::what);
        assertThat(balance.onDisk()).isEqualTo(units(50));
        assertThat(saves).as("writes, the next lease not ahead").isEqualTo(1);
        ledger.charge(balance, 50, VendingLedgerTest::what);
        assertThat(balance.left()).isEqualTo(units(0));
    }

    /** However much is sold: what the disk lacks of what is left is at most a hundredth of it. */
    @Test
    void aCrashNeverCostsMoreThanAHundredthOfWhatIsLeft() {
        VendingLedger ledger = ledger(VendingPermit.UNLIMITED);
        Balance large = new Balance(units(30_000));
        for (int amount = 1; large.covers(amount); amount = amount * 7 % 1_009) {
            ledger.charge(large, amount, VendingLedgerTest::what);
            long left = large.left().steps();
            assertThat(large.onDisk().steps()).isBetween(left - Math.min(100, left / 100), left);
        }
        assertThat(large.left().steps()).isLessThan(1_009);
    }

    @Test
    void aCurrencyLeaseCountsWholeUnits() {
        VendingLedger ledger = ledger(VendingPermit.UNLIMITED);
        Balance currency = new Balance(Allowance.of(new CreditLimit(1_000_000), Measure.CURRENCY));
        ledger.charge(currency, 1, VendingLedgerTest::what);
        assertThat(currency.left().steps() - currency.onDisk().steps()).isEqualTo(100 * 100_000);
    }

    @Test
    void aRefusalShowsNumbersAsPeopleWriteThem() {
        VendingLedger ledger = ledger(VendingPermit.UNLIMITED);
        assertThatThrownBy(() -> ledger.charge(balance, 1_001, VendingLedgerTest::what))
                .hasMessage("31 INSUFFICIENT_CREDIT_BALANCE: register 1 may vend 100.0 units more, not 100.1");
        Balance currency = new Balance(new Allowance(Measure.CURRENCY, 99_604));
        assertThatThrownBy(() -> ledger.charge(currency, 100_004, VendingLedgerTest::what))
                .hasMessage(
                        "31 INSUFFICIENT_CREDIT_BALANCE: register 1 may vend 0.99604 of currency more, not 1.00004");
        assertThatThrownBy(() -> ledger.charge(currency, LimitCharge.BEYOND_ANY_LIMIT, VendingLedgerTest::what))
                .hasMessage(
                        "31 INSUFFICIENT_CREDIT_BALANCE: register 1 may vend 0.99604 of currency more, not as much as"
                                + " was asked for");
    }

    @Test
    void whatCannotBeWrittenIsNotCharged() {
        VendingLedger ledger = ledger(VendingPermit.UNLIMITED);
        diskFails = true;
        assertThatThrownBy(() -> ledger.charge(balance, 1, VendingLedgerTest::what))
                .isInstanceOf(SecurityModuleException.class);
        assertThat(balance.left()).isEqualTo(units(1_000));
        assertThat(balance.onDisk()).isEqualTo(units(1_000));
        assertThat(ledger.vends()).isZero();
        assertThat(ledger.vendsOnDisk()).isZero();

        diskFails = false;
        ledger.charge(balance, 1, VendingLedgerTest::what);
        assertThat(balance.left()).isEqualTo(units(999));
    }

    @Test
    void theLastVendIsVendedAndNotOneMore() {
        VendingLedger ledger = ledger(new VendingPermit(Optional.empty(), Optional.of(3L)));
        for (int i = 0; i < 3; i++) {
            ledger.count();
        }
        assertThat(ledger.vendsLeft()).contains(0L);
        assertThat(ledger.vendsOnDisk()).isEqualTo(3);
        assertThatThrownBy(ledger::count)
                .isInstanceOfSatisfying(
                        SecurityModuleException.class,
                        e -> assertThat(e.status()).isEqualTo(SmStatus.PERMISSION_ERROR));
        assertThat(ledger.vends()).isEqualTo(3);
    }

    @Test
    void aCrashLosesLittleOfALicence() {
        VendingLedger ledger = ledger(new VendingPermit(Optional.empty(), Optional.of(400L)));
        for (int i = 0; i < 400; i++) {
            ledger.count();
            assertThat(ledger.vendsOnDisk()).isBetween(ledger.vends(), Math.min(400, ledger.vends() + 3));
        }
    }

    @Test
    void aPermitThatCannotBeWrittenDoesNotHold() {
        VendingLedger ledger = ledger(VendingPermit.UNLIMITED);
        diskFails = true;
        assertThatThrownBy(() -> ledger.permit(new VendingPermit(Optional.empty(), Optional.of(0L))))
                .isInstanceOf(SecurityModuleException.class);
        assertThat(ledger.permit()).isEqualTo(VendingPermit.UNLIMITED);
    }

    @Test
    void settlingMakesTheDiskExactAndSaysWhetherItWasNot() {
        VendingLedger ledger = ledger(VendingPermit.UNLIMITED);
        assertThat(ledger.settle(List.of())).isFalse();
        ledger.count();
        assertThat(ledger.settle(List.of())).isTrue();
        assertThat(ledger.vendsOnDisk()).isEqualTo(1);
        assertThat(ledger.settle(List.of())).isFalse();
    }
}
