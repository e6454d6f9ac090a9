package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.selftest.SelfTestResult;
import io.ptoken.hsm.status.ModuleState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a module must do that tests itself on demand. What becomes of one that computes wrongly, only its maker can test. */
public interface SelfTestingContract extends ContractModules {

    @Test
    default void aSoundModulePassesAndWorksOn() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            long before = module.status().vendCounter();
            assertThat(module.selfTesting().orElseThrow().selfTest())
                    .isEqualTo(new SelfTestResult(NOW, Optional.empty()));
            assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
            assertThat(module.status().vendCounter()).as("a test is no vend").isEqualTo(before);
            assertThat(module.vendCredit(Asked.standard().units(1)).decimal()).hasSize(20);
        });
    }
}
