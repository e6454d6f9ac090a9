package io.ptoken.hsm.slot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KekSlotStateTest {

    @Test
    void hasTheNumbersOfTheModuleProtocol() {
        assertThat(KekSlotState.values()).extracting(KekSlotState::code).containsExactly(0, 1, 2, 3);
        assertThat(KekSlotState.ofCode(0)).contains(KekSlotState.EMPTY);
        assertThat(KekSlotState.ofCode(1)).contains(KekSlotState.LOADING);
        assertThat(KekSlotState.ofCode(2)).contains(KekSlotState.PENDING);
        assertThat(KekSlotState.ofCode(3)).contains(KekSlotState.ACTIVE);
        assertThat(KekSlotState.ofCode(4)).isEmpty();
    }

    @Test
    void creditIsVendedWhilePendingAndActive() {
        assertThat(KekSlotState.values())
                .filteredOn(KekSlotState::vendsCredit)
                .containsExactly(KekSlotState.PENDING, KekSlotState.ACTIVE);
    }
}
