package io.ptoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
                        Level.ERROR, "Not everything could be closed in order: " + failure.getMessage()));
    }

    @Test
    void soIsOneThatIsNotTheStores() {
        assertThat(StopTrouble.of(new IllegalStateException("no")))
                .isEqualTo(new StopTrouble(Level.ERROR, "Not everything could be closed in order: no"));
    }
}
