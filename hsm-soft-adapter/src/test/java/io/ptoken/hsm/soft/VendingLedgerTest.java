package io.ptoken.hsm.soft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.CreditLimit;
import io.ptoken.hsm.SecurityModuleException;
import io.ptoken.hsm.SmStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VendingLedgerTest {

    private static final LeaseSizes LEASES = new LeaseSizes(10, 100);

    private final Balance balance = new Balance(new CreditLimit(1_000));
    private int saves;
    private boolean diskFails;

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
            assertThat(balance.onDisk().value())
                    .isLessThanOrEqualTo(balance.left().value());
        }
        assertThat(balance.left()).isEqualTo(new CreditLimit(10));
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
        Balance unlimited = new Balance(CreditLimit.UNLIMITED);
        for (int i = 0; i < 100; i++) {
            ledger.charge(unlimited, 18_201_624, VendingLedgerTest::what);
        }
        assertThat(saves).isEqualTo(10);
        assertThat(unlimited.onDisk()).isEqualTo(CreditLimit.UNLIMITED);
    }

    @Test
    void aLeaseNeverTakesTheDiskBelowZero() {
        VendingLedger ledger = ledger(VendingPermit.UNLIMITED);
        ledger.charge(balance, 950, VendingLedgerTest::what);
        assertThat(balance.onDisk()).isEqualTo(new CreditLimit(0));
        ledger.charge(balance, 50, VendingLedgerTest::what);
        assertThat(balance.left()).isEqualTo(new CreditLimit(0));
    }

    @Test
    void whatCannotBeWrittenIsNotCharged() {
        VendingLedger ledger = ledger(VendingPermit.UNLIMITED);
        diskFails = true;
        assertThatThrownBy(() -> ledger.charge(balance, 1, VendingLedgerTest::what))
                .isInstanceOf(SecurityModuleException.class);
        assertThat(balance.left()).isEqualTo(new CreditLimit(1_000));
        assertThat(balance.onDisk()).isEqualTo(new CreditLimit(1_000));
        assertThat(ledger.vends()).isZero();
        assertThat(ledger.vendsOnDisk()).isZero();

        diskFails = false;
        ledger.charge(balance, 1, VendingLedgerTest::what);
        assertThat(balance.left()).isEqualTo(new CreditLimit(999));
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
