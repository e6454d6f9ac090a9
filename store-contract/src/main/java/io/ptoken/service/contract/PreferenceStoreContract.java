package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.PreferenceStore;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Preferences. */
abstract class PreferenceStoreContract extends PortContract {

    @Test
    void hasNoneAtFirst() {
        assertThat(preferences().all()).isEmpty();
    }

    @Test
    void setsReplacesAndResetsAcrossRestarts() {
        preferences().set("ptoken.a", "1", entry("set"));
        preferences().set("ptoken.b", "", entry("empty"));
        preferences().set("ptoken.a", "2", entry("replaced"));
        harness().restart();
        assertThat(preferences().all()).isEqualTo(Map.of("ptoken.a", "2", "ptoken.b", ""));
        preferences().reset("ptoken.a", entry("reset"));
        preferences().reset("ptoken.a", entry("reset again"));
        harness().restart();
        assertThat(preferences().all()).isEqualTo(Map.of("ptoken.b", ""));
        assertAudited(entry("set"), entry("empty"), entry("replaced"), entry("reset"), entry("reset again"));
    }

    @Test
    void keepsLongValuesWithLineEndsUnderLongNames() {
        String name = "ptoken." + "n".repeat(200);
        String value = "x".repeat(8192) + "\ny";
        preferences().set(name, value, entry("set"));
        harness().restart();
        assertThat(preferences().all()).isEqualTo(Map.of(name, value));
    }

    @Test
    void showsAnotherProcessWhatIsSet() {
        PreferenceStore other = harness().another().preferences();
        preferences().set("ptoken.a", "1", entry("set"));
        assertThat(other.all()).isEqualTo(Map.of("ptoken.a", "1"));
    }

    private PreferenceStore preferences() {
        return store().preferences();
    }
}
