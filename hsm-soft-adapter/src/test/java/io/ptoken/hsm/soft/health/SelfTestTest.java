package io.ptoken.hsm.soft.health;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static io.ptoken.hsm.soft.TestBench.assertRefused;
import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.selftest.SelfTestResult;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.TestBench;
import io.ptoken.hsm.status.ModuleState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfTestTest {

    @TempDir
    private Path folder;

    private TestBench bench;
    private boolean isRight = true;

    @BeforeEach
    void createAModule() {
        bench = new TestBench(folder);
        bench.createWith(ContractKey.standard()).close();
    }

    private SoftSecurityModule open() {
        return bench.open(seams -> seams.withChecks(
                List.of(new KnownAnswers.Check("good", () -> true), new KnownAnswers.Check("MISTY1", () -> isRight))));
    }

    @Test
    void isDoneAtPowerUpAndReported() {
        try (SoftSecurityModule module = open()) {
            assertThat(module.status().details())
                    .containsEntry("selftest.time", "2026-11-23T08:00:00Z")
                    .containsEntry("selftest.result", "passed");
        }
    }

    @Test
    void isRepeatedOnDemand() {
        try (SoftSecurityModule module = open()) {
            bench.clock.set(NOW.plusSeconds(60));
            assertThat(module.selfTest()).isEqualTo(new SelfTestResult(NOW.plusSeconds(60), Optional.empty()));
            assertThat(module.status().details()).containsEntry("selftest.time", "2026-11-23T08:01:00Z");
            module.vendCredit(units(1));
        }
    }

    @Test
    void stopsTheModuleWhenAPrimitiveIsWrong() {
        String text = "self-test of MISTY1 failed; nothing is vended until the module is started again";
        try (SoftSecurityModule module = open()) {
            isRight = false;
            assertThat(module.selfTest().failed()).contains("MISTY1");
            isRight = true;
            module.selfTest();
            assertThat(module.status().state()).isEqualTo(ModuleState.ERROR);
            assertThat(module.status().details()).containsEntry("failure", text);
            assertRefused(SmStatus.APP_ERROR_STATE, text, () -> module.vendCredit(units(1)));
            assertThat(module.vendingKeys()).hasSize(1);
        }
        try (SoftSecurityModule module = bench.open()) {
            module.vendCredit(units(1));
        }
    }

    @Test
    void keepsTheModuleFromStartingWhenAPrimitiveIsWrong() {
        isRight = false;
        assertRefused(SmStatus.APP_ERROR_STATE, "self-test of MISTY1 failed; the module does not start", () -> open());
        isRight = true;
        open().close();
    }

    @Test
    void ofAnOrdinaryModuleCoversAllItRestsOn() {
        try (SoftSecurityModule module = bench.open()) {
            assertThat(module.selfTest().failed()).isEmpty();
        }
        assertThat(KnownAnswers.all(
                        bench.parts().tables(), bench.parts().keyLoadFormat().suite()))
                .extracting(KnownAnswers.Check::name)
                .containsExactly(
                        "STA",
                        "MISTY1",
                        "the STA tables in use",
                        "DKGA02",
                        "DKGA04",
                        "CRC-16",
                        "HMAC-SHA-256",
                        "AES-256-GCM",
                        "Argon2id",
                        "ECDSA P-384",
                        "key loading");
    }
}
