package io.ptoken.hsm.soft.state;

import static io.ptoken.hsm.soft.TestBench.refusal;
import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.StoreMarkKeepingContract;
import io.ptoken.hsm.soft.TestBench;
import io.ptoken.hsm.soft.TestMarks;
import io.ptoken.hsm.soft.health.KnownAnswers;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.seal.FaultyDisk;
import io.ptoken.hsm.soft.seal.FaultyDisk.Step;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import io.ptoken.sts.tid.BaseDate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sealed state of a module carries the mark of the store. */
class ModuleStoreMarkTest extends StoreMarkKeepingContract {

    private final AtomicLong rows = new AtomicLong(5);
    private final FaultyDisk disk = new FaultyDisk();

    @TempDir
    private Path folder;

    private TestBench bench;
    private SoftSecurityModule module;
    private StoreMarkKeeping keeping;

    @BeforeEach
    void openAModule() {
        bench = new TestBench(folder);
        bench.createWith(ContractKey.standard().withUnitLimit(1_000)).close();
        module = bench.open(seams -> seams.withFiles(disk::open));
        keeping = module.storeMarkKeeping().orElseThrow();
    }

    @AfterEach
    void closeIt() {
        disk.heal();
        module.close();
    }

    @Override
    protected StoreMarkKeeping keeping() {
        return keeping;
    }

    @Override
    protected void closeKeeping() {
        module.close();
    }

    private void follow() {
        keeping.follow(() -> TestMarks.after(rows.get()));
    }

    /** What a module would find that is started now. */
    private Optional<StoreMark> onDisk() {
        try (SoftSecurityModule later = bench.openCopy()) {
            return later.storeMarkKeeping().orElseThrow().kept();
        }
    }

    @Test
    void theMarkOutlivesACrash() {
        keeping.follow(TestMarks::full);
        keeping.keepUnless(mark -> false);
        assertThat(onDisk()).contains(TestMarks.full());
    }

    @Test
    void everyWriteCarriesTheMarkOfThatMoment() {
        follow();
        module.vendCredit(units(1));
        assertThat(keeping.kept()).contains(TestMarks.after(5));
        rows.set(6);
        module.vendCredit(units(1));
        assertThat(onDisk()).as("under the lease").contains(TestMarks.after(5));
        TestBench.load(module, ContractKey.dkga04(2, 5, 1, BaseDate.BDT_2014));
        assertThat(keeping.kept()).contains(TestMarks.after(6));
        rows.set(7);
        module.permit(VendingPermit.UNLIMITED);
        assertThat(keeping.kept()).contains(TestMarks.after(7));
        rows.set(8);
        module.deleteVendingKey(TestBench.ONE);
        assertThat(onDisk()).isEqualTo(keeping.kept()).contains(TestMarks.after(8));
    }

    @Test
    void aMarkStaysWhenNobodyFollowsTheStore() {
        follow();
        keeping.keepUnless(mark -> false);
        module.close();
        try (SoftSecurityModule later = bench.open()) {
            later.vendCredit(units(10));
            assertThat(later.storeMarkKeeping().orElseThrow().kept()).contains(TestMarks.after(5));
            assertThat(onDisk()).contains(TestMarks.after(5));
        }
    }

    @Test
    void aCleanStopSealsWhereTheStoreIs() {
        follow();
        keeping.keepUnless(mark -> false);
        long before = module.generation();
        rows.set(6);
        module.close();
        try (SoftSecurityModule later = bench.open()) {
            assertThat(later.storeMarkKeeping().orElseThrow().kept()).contains(TestMarks.after(6));
            assertThat(later.generation()).isEqualTo(before + 1);
        }
    }

    @Test
    void aCleanStopWritesNothingWhenNothingIsBehind() {
        follow();
        module.permit(VendingPermit.UNLIMITED);
        byte[] before = bench.file();
        module.close();
        assertThat(bench.file()).isEqualTo(before);
    }

    @Test
    void keepingAMarkCostsNoCredit() {
        follow();
        for (int i = 0; i < 5; i++) {
            rows.incrementAndGet();
            keeping.keepUnless(mark -> false);
        }
        try (SoftSecurityModule later = bench.openCopy()) {
            assertThat(later.vendingKeys()).isEqualTo(module.vendingKeys());
            assertThat(later.status().vendCounter())
                    .isLessThanOrEqualTo(bench.settings.leases().vends());
        }
    }

    @Test
    void theStatusTellsNothingOfIt() {
        keeping.follow(TestMarks::full);
        keeping.keepUnless(mark -> false);
        assertThat(module.status().toString())
                .doesNotContain("store-1")
                .doesNotContain(TestMarks.full().auditHash())
                .doesNotContain(TestMarks.PAN.digits());
    }

    @Nested
    class WhenTheDiskFails {

        @ParameterizedTest
        @EnumSource(Step.class)
        void whatCouldNotBeWrittenIsNotClaimed(Step step) {
            follow();
            keeping.keepUnless(mark -> false);
            rows.set(9);
            disk.failAt(step);
            assertThat(refusal(SmStatus.DEVICE_FAILURE, () -> keeping.keepUnless(mark -> TestMarks.covers(mark, 9))))
                    .hasMessageContaining(step.text());
            assertThat(keeping.kept()).contains(TestMarks.after(5));
            disk.heal();
            keeping.keepUnless(mark -> TestMarks.covers(mark, 9));
            assertThat(onDisk()).isEqualTo(keeping.kept()).contains(TestMarks.after(9));
        }

        /** It may be the mark that failed, which nobody counted on. */
        @ParameterizedTest
        @EnumSource(
                value = Step.class,
                names = {"RENAME", "SYNC_FOLDER"})
        void noMarkIsEnoughWhileItIsOpenWhichOneIsOnDisk(Step step) {
            follow();
            keeping.keepUnless(mark -> false);
            rows.set(9);
            disk.failAt(step);
            refusal(SmStatus.DEVICE_FAILURE, () -> module.permit(VendingPermit.UNLIMITED));
            refusal(SmStatus.DEVICE_FAILURE, () -> keeping.keepUnless(mark -> true));
            disk.heal();
            keeping.keepUnless(mark -> true);
            assertThat(onDisk()).contains(TestMarks.after(9));
        }

        @ParameterizedTest
        @EnumSource(
                value = Step.class,
                names = {"WRITE", "SYNC"})
        void whatIsOnDiskStaysEnoughWhenNothingReplacedIt(Step step) {
            follow();
            keeping.keepUnless(mark -> false);
            rows.set(9);
            disk.failAt(step);
            refusal(SmStatus.DEVICE_FAILURE, () -> keeping.keepUnless(mark -> false));
            keeping.keepUnless(mark -> TestMarks.covers(mark, 5));
            assertThat(onDisk()).isEqualTo(keeping.kept()).contains(TestMarks.after(5));
        }
    }

    @Nested
    class WhenTheModuleIsOutOfService {

        @Test
        void nothingIsKeptInTheErrorStateButTheStopSealsTheLast() {
            module.close();
            AtomicBoolean isRight = new AtomicBoolean(true);
            module = bench.open(seams -> seams.withChecks(List.of(new KnownAnswers.Check("MISTY1", isRight::get))));
            keeping = module.storeMarkKeeping().orElseThrow();
            follow();
            isRight.set(false);
            module.selfTest();
            assertThat(module.status().state()).isEqualTo(ModuleState.ERROR);
            refusal(SmStatus.APP_ERROR_STATE, () -> keeping.keepUnless(mark -> false));
            assertThat(keeping.kept()).isEmpty();
            module.close();
            assertThat(onDisk()).contains(TestMarks.after(5));
        }

        @Test
        void nothingIsKeptOrWrittenInATamperedFile() {
            follow();
            keeping.keepUnless(mark -> false);
            byte[] other = new byte[200];
            bench.putBack(other);
            rows.set(9);
            refusal(SmStatus.TAMPERED_STATE, () -> keeping.keepUnless(mark -> false));
            refusal(SmStatus.TAMPERED_STATE, () -> keeping.keepUnless(mark -> false));
            assertThat(keeping.kept()).contains(TestMarks.after(5));
            module.close();
            assertThat(bench.file()).isEqualTo(other);
        }

        @Test
        void anOlderCopyIsAcceptedWithTheMarkOfTheStoreThatIsFollowed() {
            follow();
            byte[] old = bench.file();
            keeping.keepUnless(mark -> false);
            module.close();
            bench.putBack(old);
            module = bench.open();
            keeping = module.storeMarkKeeping().orElseThrow();
            assertThat(keeping.kept()).isEmpty();
            follow();
            refusal(SmStatus.TAMPERED_STATE, () -> keeping.keepUnless(mark -> false));
            module.administration().orElseThrow().acceptRollBack();
            assertThat(onDisk()).isEqualTo(keeping.kept()).contains(TestMarks.after(5));
        }
    }

    @Test
    void aWitnessThatCannotBeToldIsSaidThoughTheMarkIsDurable() {
        follow();
        bench.witness.fail(true);
        assertThat(refusal(SmStatus.DEVICE_FAILURE, () -> keeping.keepUnless(mark -> false)))
                .hasMessageContaining("its witness could not be told");
        assertThat(onDisk()).isEqualTo(keeping.kept()).contains(TestMarks.after(5));
        bench.witness.fail(false);
    }
}
