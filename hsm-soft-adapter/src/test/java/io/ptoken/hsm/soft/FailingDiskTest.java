package io.ptoken.hsm.soft;

import static io.ptoken.hsm.soft.TestBench.ONE;
import static io.ptoken.hsm.soft.TestBench.assertRefused;
import static io.ptoken.hsm.soft.TestBench.refusal;
import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.seal.FaultyDisk;
import io.ptoken.hsm.soft.seal.FaultyDisk.Step;
import io.ptoken.hsm.soft.settings.LeaseSizes;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Disk full, sync and rename failing: what cannot be made durable is not done, and the module goes on afterwards. */
class FailingDiskTest {

    private final FaultyDisk disk = new FaultyDisk();

    @TempDir
    private Path folder;

    private TestBench bench;

    @BeforeEach
    void makeABench() {
        bench = new TestBench(folder);
    }

    private SoftSecurityModule open(long unitLimit) {
        bench.createWith(ContractKey.standard().withUnitLimit(unitLimit)).close();
        return bench.open(seams -> seams.withFiles(disk::open));
    }

    private static CreditLimit unitsLeft(SoftSecurityModule module) {
        return module.vendingKeys().get(0).unitLimit();
    }

    private void assertDiskIsNotBehind(SoftSecurityModule module) {
        try (SoftSecurityModule later = bench.openCopy()) {
            assertThat(later.status().vendCounter())
                    .isGreaterThanOrEqualTo(module.status().vendCounter());
            assertThat(unitsLeft(later).value())
                    .isLessThanOrEqualTo(unitsLeft(module).value());
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void aVendThatNeedsTheDiskIsRefusedAndNotCharged(Step step) {
        try (SoftSecurityModule module = open(1_000)) {
            disk.failAt(step);
            for (int i = 0; i < 3; i++) {
                assertRefused(
                        SmStatus.DEVICE_FAILURE,
                        "the state of the module cannot be written: cannot write softsm.sealed: " + step.text()
                                + "; look at the disk; nothing was made, charged or changed, and the module goes on when the"
                                + " disk does",
                        () -> module.vendCredit(units(10)));
            }
            assertThat(module.status().vendCounter()).isZero();
            assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(1_000));
            assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
            assertThat(module.status().details().get("state.write")).contains(step.text());
            disk.heal();
            for (int i = 0; i < 15; i++) {
                module.vendCredit(units(10));
                assertDiskIsNotBehind(module);
            }
            assertThat(module.status().details()).doesNotContainKey("state.write");
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(850));
            assertThat(module.status().vendCounter()).isEqualTo(15);
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void aKeyThatCannotBeWrittenIsNotTaken(Step step) {
        try (SoftSecurityModule module = open(1_000);
                VendingKey key = ContractKey.standard().key()) {
            module.vendCredit(units(10));
            var before = module.vendingKeys();
            disk.failAt(step);
            VendingKeyEntry richer = ContractKey.standard().withUnitLimit(5_000).entry();
            refusal(SmStatus.DEVICE_FAILURE, () -> module.replaceVendingKey(ONE, key, richer));
            refusal(
                    SmStatus.DEVICE_FAILURE,
                    () -> TestBench.load(module, ContractKey.dkga04(2, 5, 1, BaseDate.BDT_2014)));
            refusal(SmStatus.DEVICE_FAILURE, () -> module.deleteVendingKey(ONE));
            assertThat(module.vendingKeys()).isEqualTo(before);
            disk.heal();
            module.vendCredit(units(10));
            assertDiskIsNotBehind(module);
            assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(980));
        }
    }

    /** The lease on disk is enough for the rest, unless the failure left it open what is on disk. */
    @Test
    void aLeaseThatIsOnDiskIsUsedUpWhileTheDiskFails() {
        try (SoftSecurityModule module = open(100_000)) {
            module.vendCredit(units(10));
            disk.failAt(Step.SYNC);
            for (int i = 0; i < 9; i++) {
                module.vendCredit(units(10));
            }
            refusal(SmStatus.DEVICE_FAILURE, () -> module.vendCredit(units(10)));
            assertThat(module.status().vendCounter()).isEqualTo(10);
            disk.heal();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"RENAME", "SYNC_FOLDER"})
    void afterAFailureThatLeavesOpenWhatIsOnDiskEveryVendWaitsForAWrite(Step step) {
        try (SoftSecurityModule module = open(1_000)) {
            module.vendCredit(units(10));
            disk.failAt(step);
            refusal(SmStatus.DEVICE_FAILURE, () -> module.deleteVendingKey(ONE));
            refusal(SmStatus.DEVICE_FAILURE, () -> module.vendCredit(units(10)));
            assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(990));
            disk.heal();
            module.vendCredit(units(10));
            assertDiskIsNotBehind(module);
        }
    }

    /** Without a last write the file would hold what was refused. */
    @Test
    void whatWasRefusedIsNotDoneAfterARestartEither() {
        try (SoftSecurityModule module = open(1_000)) {
            disk.failAt(Step.SYNC_FOLDER);
            refusal(SmStatus.DEVICE_FAILURE, () -> module.deleteVendingKey(ONE));
            disk.heal();
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(1_000));
        }
    }

    @Test
    void aLeaseThatCannotBeWrittenAheadCostsNoVendUntilTheLastOneIsUsed() {
        bench.settings = bench.settings.withLeases(new LeaseSizes(100, 100_000));
        try (SoftSecurityModule module = open(1_000_000)) {
            module.vendCredit(units(1));
            disk.failAt(Step.WRITE);
            for (int i = 1; i < 100; i++) {
                module.vendCredit(units(1));
            }
            assertThat(module.status().details().get("state.write")).contains(Step.WRITE.text());
            refusal(SmStatus.DEVICE_FAILURE, () -> module.vendCredit(units(1)));
            assertThat(module.status().vendCounter()).isEqualTo(100);
            disk.heal();
            module.vendCredit(units(1));
            assertDiskIsNotBehind(module);
        }
    }
}
