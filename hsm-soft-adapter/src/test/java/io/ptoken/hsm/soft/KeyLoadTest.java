package io.ptoken.hsm.soft;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.kmc.text.KeyLoadCode;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of key loading share: a bench, a KMC and how a refusal of the profile looks. */
public abstract class KeyLoadTest {

    public static final TestKmc KMC = new TestKmc("KMC-1");
    static final TestKmc OTHER_KMC = new TestKmc("KMC-2");

    @TempDir
    Path folder;

    public TestBench bench;

    @BeforeEach
    final void makeABench() {
        bench = new TestBench(folder);
    }

    protected static KeyLoading loading(SoftSecurityModule module) {
        return module.keyLoading().orElseThrow();
    }

    static KekSlotStatus slot(SoftSecurityModule module) {
        return loading(module).slots().get(0);
    }

    static KekSlotState state(SoftSecurityModule module) {
        return slot(module).state();
    }

    /** Asserts status, extended text and the beginning of the message, and that slots and registers are as before. */
    static SecurityModuleException assertRefused(SoftSecurityModule module, KeyLoadCode code, ThrowingCallable call) {
        var slots = loading(module).slots();
        var keys = module.vendingKeys();
        SecurityModuleException refusal = Assertions.catchThrowableOfType(SecurityModuleException.class, call);
        Assertions.assertThat(refusal).as("a refusal with %s", code).isNotNull();
        Assertions.assertThat(refusal.getMessage()).contains(": " + code.text() + ": ");
        Assertions.assertThat(refusal.status()).isEqualTo(status(code, refusal));
        if (refusal.status() == SmStatus.STS_EXTENDED_ERROR) {
            Assertions.assertThat(refusal.extendedText()).contains(code.text());
        } else {
            Assertions.assertThat(refusal.extendedText()).isEmpty();
        }
        Assertions.assertThat(loading(module).slots()).isEqualTo(slots);
        Assertions.assertThat(module.vendingKeys()).isEqualTo(keys);
        return refusal;
    }

    /** Key-load profile section 2.7; F07 and F08 are 94 in the record of a vending key, which tests name themselves. */
    private static SmStatus status(KeyLoadCode code, SecurityModuleException refusal) {
        boolean ofRecord = code == KeyLoadCode.MISSING_TAG || code == KeyLoadCode.BAD_VALUE;
        return ofRecord
                ? refusal.status()
                : SmStatus.ofCode(code.smStatus().orElseThrow()).orElseThrow();
    }
}
