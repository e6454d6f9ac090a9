package io.ptoken.hsm.soft;

import static io.ptoken.hsm.soft.TestBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.soft.seal.FaultyDisk;
import io.ptoken.hsm.soft.seal.FaultyDisk.Step;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Restarts, failing disks and power cuts between and in the steps of a key load. */
class KeyLoadDurabilityTest extends KeyLoadTest {

    private final FaultyDisk disk = new FaultyDisk();
    private TestKmc.Klf file = new TestKmc.Klf(KMC.publicKey(), List.of());

    /** What can be seen of a module. */
    private record View(List<KekSlotStatus> slots, List<VendingKeyAttributes> keys) {

        static View of(SoftSecurityModule module) {
            return new View(loading(module).slots(), module.vendingKeys());
        }
    }

    /** The steps of two key loads and the end of the slot. */
    private List<Consumer<KeyLoading>> steps() {
        return List.of(
                module -> file = KMC.answer(module, KMC.begin(module), TestCards.standard(1), TestCards.dkga02(2, 5)),
                module -> module.acceptResponse(KMC.id(), file.response()),
                module -> module.loadKey(KMC.id(), file.key(1)),
                module -> module.loadKey(KMC.id(), file.key(2)),
                module -> module.endLoading(KMC.id()),
                module -> file = KMC.answer(module, KMC.begin(module), TestCards.standard(1)),
                module -> file = KMC.answer(
                        module, module.acceptKmcKey(KMC.publicKey(), true).request(), TestCards.standard(1)),
                module -> module.acceptResponse(KMC.id(), file.response()),
                module -> module.loadKey(KMC.id(), file.key(1)),
                module -> module.endLoading(KMC.id()),
                module -> module.deleteSlot(KMC.id()));
    }

    @Test
    void aKeyLoadGoesOnAfterARestartAtEveryStep() {
        View before;
        try (SoftSecurityModule module = bench.create()) {
            before = View.of(module);
        }
        for (Consumer<KeyLoading> step : steps()) {
            try (SoftSecurityModule module = bench.open()) {
                assertThat(View.of(module)).isEqualTo(before);
                step.accept(loading(module));
                before = View.of(module);
            }
        }
    }

    @Test
    void aCrashAfterAStepLosesNothingOfIt() {
        try (SoftSecurityModule module = bench.create()) {
            for (Consumer<KeyLoading> step : steps()) {
                step.accept(loading(module));
                try (SoftSecurityModule later = bench.openCopy()) {
                    assertThat(View.of(later)).isEqualTo(View.of(module));
                }
            }
        }
    }

    /** Each step fails once in this step of the disk; what a power cut would leave is the state before or the one after. */
    @ParameterizedTest
    @EnumSource(Step.class)
    void aStepThatCannotBeWrittenIsNotDone(Step failing) {
        bench.create().close();
        try (SoftSecurityModule module = bench.open(seams -> seams.withFiles(disk::open))) {
            for (Consumer<KeyLoading> step : steps()) {
                View before = View.of(module);
                disk.failAt(failing);
                refusal(SmStatus.DEVICE_FAILURE, () -> step.accept(loading(module)));
                assertThat(View.of(module)).isEqualTo(before);
                View left;
                try (SoftSecurityModule later = bench.openCopy()) {
                    left = View.of(later);
                }
                disk.heal();
                step.accept(loading(module));
                if (failing == Step.SYNC_FOLDER) {
                    assertAfter(left, View.of(module));
                } else {
                    assertThat(left).isEqualTo(before);
                }
            }
        }
    }

    /** The request that was written in vain is another than the one made afterwards; all else is the same. */
    private static void assertAfter(View left, View after) {
        assertThat(left.slots())
                .usingRecursiveComparison()
                .ignoringFields("request", "counter")
                .isEqualTo(after.slots());
        assertThat(left.keys()).isEqualTo(after.keys());
    }

    @Test
    void aStepThatFailedWithNothingToSayForSureIsNotDoneAfterACleanStopEither() {
        bench.create().close();
        try (SoftSecurityModule module = bench.open(seams -> seams.withFiles(disk::open))) {
            disk.failAt(Step.SYNC_FOLDER);
            refusal(SmStatus.DEVICE_FAILURE, () -> KMC.begin(loading(module)));
            disk.heal();
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(slot(module)).isEqualTo(KekSlotStatus.empty(1));
            assertThat(TestRecords.value(KMC.begin(loading(module)), "CTR"))
                    .as("a CTR that may be on disk is not used again")
                    .isEqualTo("2");
        }
    }

    @Test
    void aWitnessThatCannotBeToldDoesNotUndoAStep() {
        try (SoftSecurityModule module = bench.create()) {
            bench.witness.fail(true);
            assertThat(refusal(SmStatus.DEVICE_FAILURE, () -> KMC.begin(loading(module))))
                    .hasMessageContaining("a change that was asked for is made");
            bench.witness.fail(false);
            file = KMC.answer(loading(module), slot(module).request().orElseThrow(), TestCards.standard(1));
            loading(module).acceptResponse(KMC.id(), file.response());
        }
    }
}
