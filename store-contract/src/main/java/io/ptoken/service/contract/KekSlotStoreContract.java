package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.KekSlotStore;
import io.ptoken.service.port.KekSlotStore.Owner;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** KEK slots of modules that do not list them. */
abstract class KekSlotStoreContract extends PortContract {

    private static final Owner HALL = new Owner("hall", "00000001");

    @Test
    void knowsNoneAtFirst() {
        assertThat(slots().slots(HALL)).isEmpty();
    }

    @Test
    void remembersReplacesAndForgetsAcrossRestarts() {
        slots().remember(HALL, "KMC-1", "state=PENDING", entry("remembered"));
        slots().remember(HALL, "KMC-2", "", entry("empty"));
        slots().remember(HALL, "KMC-1", "state=ACTIVE", entry("replaced"));
        harness().restart();
        assertThat(slots().slots(HALL)).isEqualTo(Map.of("KMC-1", "state=ACTIVE", "KMC-2", ""));
        slots().forget(HALL, "KMC-1", entry("forgotten"));
        slots().forget(HALL, "KMC-1", entry("forgotten again"));
        harness().restart();
        assertThat(slots().slots(HALL)).isEqualTo(Map.of("KMC-2", ""));
        assertAudited(
                entry("remembered"), entry("empty"), entry("replaced"), entry("forgotten"), entry("forgotten again"));
    }

    @Test
    void aModuleOfAnotherNameOrIdHasItsOwn() {
        slots().remember(HALL, "KMC-1", "hall", entry("hall"));
        Owner exchanged = new Owner("hall", "00000002");
        Owner vault = new Owner("vault", "00000001");
        slots().remember(exchanged, "KMC-1", "exchanged", entry("exchanged"));
        slots().forget(vault, "KMC-1", entry("vault"));
        assertThat(slots().slots(HALL)).isEqualTo(Map.of("KMC-1", "hall"));
        assertThat(slots().slots(exchanged)).isEqualTo(Map.of("KMC-1", "exchanged"));
        assertThat(slots().slots(vault)).isEmpty();
    }

    @Test
    void keepsLongTextsWithLineEndsUnderLongNames() {
        Owner owner = new Owner("m".repeat(40), "12345678");
        String kmc = "k".repeat(128);
        String text = "request=" + "x".repeat(8192) + "\nstate=PENDING";
        slots().remember(owner, kmc, text, entry("remembered"));
        harness().restart();
        assertThat(slots().slots(owner)).isEqualTo(Map.of(kmc, text));
    }

    @Test
    void showsAnotherProcessWhatIsRemembered() {
        KekSlotStore other = harness().another().kekSlots();
        slots().remember(HALL, "KMC-1", "state=PENDING", entry("remembered"));
        assertThat(other.slots(HALL)).isEqualTo(Map.of("KMC-1", "state=PENDING"));
    }

    @Test
    void aSlotIsNoPreference() {
        slots().remember(HALL, "KMC-1", "state=PENDING", entry("remembered"));
        assertThat(store().preferences().all()).isEmpty();
    }

    private KekSlotStore slots() {
        return store().kekSlots();
    }
}
