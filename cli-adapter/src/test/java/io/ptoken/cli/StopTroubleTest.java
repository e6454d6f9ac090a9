package io.ptoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class StopTroubleTest {

    /** The module tells the store its last state, and wraps what the store answers. */
    private static RuntimeException ofTheModule(Reason reason) {
        return new SecurityModuleException(
                SmStatus.DEVICE_FAILURE, "a long text", new IllegalStateException(new StoreException(reason, "gone")));
    }

    @Test
    void aReplacedStoreIsOneSentence() {
        StopTrouble trouble = StopTrouble.of(ofTheModule(Reason.OLDER));

        assertThat(trouble.level()).isEqualTo(Level.WARN);
        assertThat(trouble.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(trouble.text())
                .isEqualTo("Stopped, but the store was replaced, removed or set back while it was open, so that nothing"
                        + " was written to it at the end: put the newest store in its place before the next start.");
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, mode = EnumSource.Mode.EXCLUDE, names = "OLDER")
    void anyOtherFailureIsToldAsItIs(Reason reason) {
        RuntimeException failure = ofTheModule(reason);

        assertThat(StopTrouble.of(failure))
                .isEqualTo(new StopTrouble(
                        Level.ERROR,
                        "Not everything could be closed in order: " + failure.getMessage(),
                        ExitCode.FAILURE));
    }

    @Test
    void soIsOneThatIsNotTheStores() {
        assertThat(StopTrouble.of(new IllegalStateException("no")))
                .isEqualTo(
                        new StopTrouble(Level.ERROR, "Not everything could be closed in order: no", ExitCode.FAILURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "Disk quota exceeded"})
    void aFullDiskAtTheLastWriteOfTheModuleIsNoFailure(String reason) {
        assertThat(StopTrouble.of(lastWrite(reason)))
                .isEqualTo(new StopTrouble(
                        Level.WARN,
                        "Stopped, but the disk is full, so that the module's last state was not written: nothing is lost,"
                                + " and what it had leased ahead of its vends and limits counts as used. Make room before"
                                + " the next start.",
                        ExitCode.OK));
    }

    @Test
    void aDiskThatFailsOtherwiseIsAFailure() {
        assertThat(StopTrouble.of(lastWrite("Input/output error")).exitCode()).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void aFullDiskHidesNoOtherFailure() {
        RuntimeException both = lastWrite("No space left on device");
        both.addSuppressed(new IllegalStateException("another"));

        assertThat(StopTrouble.of(both).exitCode()).isEqualTo(ExitCode.FAILURE);
    }

    private static RuntimeException lastWrite(String reason) {
        return new SecurityModuleException(
                SmStatus.DEVICE_FAILURE,
                "the state of the module cannot be written",
                new SealedFileException(
                        SealedFileException.Reason.INPUT_OUTPUT,
                        "cannot write softsm.sealed",
                        new IOException(reason)));
    }
}
