package io.ptoken.hsm.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the parts of the contract share. */
public interface ContractModules {

    /**
     * True for what offers a key to a module only when its dates allow the use, whatever it is: several modules as one do, so
     * that a copy that is in use elsewhere is found.
     */
    default boolean judgesDatesFirst() {
        return false;
    }

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

    /** A use of a key that is not active yet: nothing to a module, refused where dates are judged first. */
    default void assertNotActiveWhereThatMatters(ThrowingCallable use) {
        if (judgesDatesFirst()) {
            assertRefused(SmStatus.KEY_NOT_YET_ACTIVE, use);
        } else {
            assertThatCode(use).doesNotThrowAnyException();
        }
    }
}
