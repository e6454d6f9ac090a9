package io.ptoken.hsm.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.SecurityModuleException;
import io.ptoken.hsm.SmStatus;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the parts of the contract share. */
public interface ContractModules {

    /** Makes a module as described, with the sample STA tables and RND fixed at 5. */
    ModuleFixture open(ContractSetup setup);

    /** Runs a test on a module of its own. */
    default void on(ContractSetup setup, Consumer<SecurityModule> test) {
        try (ModuleFixture fixture = open(setup)) {
            test.accept(fixture.module());
        }
    }

    /** Fails unless the call is refused with that status. */
    static void assertRefused(SmStatus status, ThrowingCallable call) {
        SecurityModuleException refusal = catchThrowableOfType(SecurityModuleException.class, call);
        assertThat(refusal).as("a refusal with %s", status).isNotNull();
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal).hasMessageStartingWith(status.code());
    }
}
