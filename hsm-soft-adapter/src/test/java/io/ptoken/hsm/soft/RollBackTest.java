package io.ptoken.hsm.soft;

import static io.ptoken.hsm.soft.TestBench.ONE;
import static io.ptoken.hsm.soft.TestBench.assertRefused;
import static io.ptoken.hsm.soft.TestBench.refusal;
import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.sts.tid.BaseDate;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An older copy of the state file is told from the newest one. */
class RollBackTest {

    private static final String AWAY = "the database is away";

    @TempDir
    private Path folder;

    private TestBench bench;

    @BeforeEach
    void makeABench() {
        bench = new TestBench(folder);
    }

    /** A module of generation 2 with 1000 left, whose later states with less were replaced by that one. */
    private long putBackAnOldCopy() {
        byte[] old;
        long seen;
        try (SoftSecurityModule module = bench.createWith(ContractKey.standard().withUnitLimit(1_000))) {
            old = bench.file();
            for (int i = 0; i < 30; i++) {
                module.vendCredit(units(10));
            }
        }
        try (SoftSecurityModule module = bench.open()) {
            seen = module.generation();
        }
        bench.putBack(old);
        return seen;
    }

    @Test
    void theGenerationRisesWithEveryWriteAndTheWitnessKnows() {
        try (SoftSecurityModule module = bench.create()) {
            assertThat(module.generation()).isEqualTo(1);
            TestBench.load(module, ContractKey.standard());
            assertThat(module.generation()).isEqualTo(2);
            assertThat(bench.witness.lastGeneration(module.status().moduleId())).contains(2L);
        }
    }

    @Test
    void anOldCopyMakesTheModuleTampered() {
        long seen = putBackAnOldCopy();
        byte[] before = bench.file();
        String text = "an older copy of the state file softsm.sealed was put back: generation 2, last seen " + seen
                + "; with it, limits and counters used since would come back; put the newest copy back, or, if this was done"
                + " on purpose, accept the roll-back";
        try (SoftSecurityModule module = bench.open()) {
            assertThat(module.status().state()).isEqualTo(ModuleState.TAMPERED);
            assertThat(module.status().details()).containsEntry("failure", text);
            assertThat(module.vendingKeys()).isEmpty();
            assertRefused(SmStatus.TAMPERED_STATE, text, () -> module.vendCredit(units(1)));
            assertRefused(SmStatus.TAMPERED_STATE, text, () -> module.deleteVendingKey(ONE));
            assertRefused(SmStatus.TAMPERED_STATE, text, () -> module.loadTransactionLicence("licence"));
            refusal(
                    SmStatus.TAMPERED_STATE,
                    () -> TestBench.load(module, ContractKey.dkga04(2, 5, 1, BaseDate.BDT_2014)));
        }
        assertThat(bench.file()).isEqualTo(before);
    }

    @Test
    void theOwnerMayAcceptIt() {
        long seen = putBackAnOldCopy();
        try (SoftSecurityModule module = bench.open()) {
            module.administration().orElseThrow().acceptRollBack();
            assertThat(module.generation()).isEqualTo(seen + 1);
            assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
            assertThat(module.status().details()).doesNotContainKey("failure");
            module.vendCredit(units(10));
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
            assertThat(module.vendingKeys().get(0).unitLimit()).isEqualTo(new CreditLimit(990));
        }
    }

    @Test
    void thereIsNothingToAcceptInASoundModule() {
        try (SoftSecurityModule module = bench.create()) {
            assertRefused(
                    SmStatus.INVALID_INSTRUCTION,
                    "no older copy of the state was put back; there is nothing to accept",
                    module.administration().orElseThrow()::acceptRollBack);
        }
    }

    @Test
    void aCrashBetweenFileAndWitnessIsNoRollBack() {
        try (SoftSecurityModule module = bench.create()) {
            bench.witness.fail(true);
            refusal(SmStatus.DEVICE_FAILURE, () -> TestBench.load(module, ContractKey.standard()));
        }
        bench.witness.fail(false);
        try (SoftSecurityModule module = bench.open()) {
            assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
            assertThat(module.vendingKeys()).hasSize(1);
            assertThat(bench.witness.lastGeneration(module.status().moduleId())).contains(module.generation());
        }
    }

    @Nested
    class AWitnessThatFails {

        @Test
        void losesNoChangeAndSaysSo() {
            try (SoftSecurityModule module = bench.createWith(ContractKey.standard())) {
                bench.witness.fail(true);
                ContractKey other = ContractKey.dkga04(2, 5, 1, BaseDate.BDT_2014);
                String text = "the state of the module is written as generation 3, but its witness could not be told: "
                        + AWAY + "; a change that was asked for is made, a token that was asked for is not";
                assertRefused(SmStatus.DEVICE_FAILURE, text, () -> TestBench.load(module, other));
                assertThat(module.status().details()).containsEntry("state.write", text);
                assertThat(module.vendingKeys()).hasSize(2);
                refusal(SmStatus.DEVICE_FAILURE, () -> module.deleteVendingKey(ONE));
                assertThat(module.vendingKeys()).hasSize(1);
                try (SoftSecurityModule copy = bench.openCopy()) {
                    assertThat(copy.vendingKeys()).isEqualTo(module.vendingKeys());
                }
                bench.witness.fail(false);
                TestBench.load(module, ContractKey.standard());
                assertThat(module.status().details()).doesNotContainKey("state.write");
            }
        }

        @Test
        void chargesNothingForTheVendThatNeededTheWrite() {
            try (SoftSecurityModule module =
                    bench.createWith(ContractKey.standard().withUnitLimit(1_000))) {
                bench.witness.fail(true);
                refusal(SmStatus.DEVICE_FAILURE, () -> module.vendCredit(units(10)));
                assertThat(module.status().vendCounter()).isZero();
                assertThat(module.vendingKeys().get(0).unitLimit()).isEqualTo(new CreditLimit(1_000));
                module.vendCredit(units(10)); // under the lease that is on disk
                assertThat(module.status().vendCounter()).isEqualTo(1);
                bench.witness.fail(false);
            }
        }

        @Test
        void keepsTheModuleFromStarting() {
            bench.create().close();
            bench.witness.fail(true);
            assertRefused(
                    SmStatus.DEVICE_FAILURE,
                    "the witness of the module's state is not available: " + AWAY + "; the module starts when it is",
                    bench::open);
            bench.witness.fail(false);
            bench.open().close();
        }

        @Test
        void leavesARollBackUnaccepted() {
            putBackAnOldCopy();
            byte[] before = bench.file();
            try (SoftSecurityModule module = bench.open()) {
                bench.witness.fail(true);
                assertRefused(
                        SmStatus.DEVICE_FAILURE,
                        "the witness of the module's state is not available: " + AWAY,
                        module.administration().orElseThrow()::acceptRollBack);
                assertThat(module.status().state()).isEqualTo(ModuleState.TAMPERED);
                assertThat(module.vendingKeys()).isEmpty();
            }
            assertThat(bench.file()).isEqualTo(before);
        }
    }

    @Test
    void withoutAWitnessOldCopiesAreNotTold() {
        putBackAnOldCopy();
        try (SoftSecurityModule module = bench.openCopy()) {
            assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
        }
    }
}
