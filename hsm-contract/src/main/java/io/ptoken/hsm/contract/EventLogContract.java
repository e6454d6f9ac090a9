package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.log.EventLog;
import io.ptoken.hsm.log.LoggedEvent;
import io.ptoken.sts.InvalidValueException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a module must do that tells its log: module protocol section 4. */
public interface EventLogContract extends ContractModules {

    @Test
    default void theNewestEntryComesFirst() {
        on(ContractSetup.of().withEvents("POWER UP", "CLOCK SET"), module -> {
            EventLog log = module.eventLog().orElseThrow();
            assertThat(log.entry(0)).contains(new LoggedEvent(NOW, "CLOCK SET"));
            assertThat(log.entry(1)).contains(new LoggedEvent(NOW, "POWER UP"));
            assertThat(log.entry(0)).as("reading takes nothing out").contains(new LoggedEvent(NOW, "CLOCK SET"));
        });
    }

    @Test
    default void beyondTheOldestEntryThereIsNone() {
        on(ContractSetup.of(), module -> {
            EventLog log = module.eventLog().orElseThrow();
            int position = 0;
            while (log.entry(position).isPresent()) {
                position++;
            }
            assertThat(log.entry(position + 1)).isEmpty();
            assertThat(log.entry(999_999_999)).isEqualTo(Optional.empty());
        });
    }

    @Test
    default void aPositionOutOfRangeIsNotAsked() {
        on(ContractSetup.of(), module -> {
            EventLog log = module.eventLog().orElseThrow();
            for (int position : new int[] {-1, 1_000_000_000}) {
                assertThatThrownBy(() -> log.entry(position)).isInstanceOf(InvalidValueException.class);
            }
        });
    }
}
