package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.KmcPublicKeys;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import org.junit.jupiter.api.Test;

/** Public keys of key management centres. */
abstract class KmcPublicKeysContract extends PortContract {

    private static final KmcPublicKey B = key("B", "first", false);
    private static final KmcPublicKey A = key("A", "other", true);

    @Test
    void keepsReplacesAndSortsAcrossARestart() {
        KmcPublicKey replaced = key("B", "second", true);
        keys().save(B, entry("b"));
        keys().save(A, entry("a"));
        assertThat(keys().find("B")).contains(B);
        keys().save(replaced, entry("b again"));
        harness().restart();
        assertThat(keys().all()).containsExactly(A, replaced);
        assertThat(keys().find("C")).isEmpty();
        assertAudited(entry("b"), entry("a"), entry("b again"));
    }

    @Test
    void removesOnce() {
        keys().save(A, entry("a"));
        assertThat(keys().remove("A", entry("removed"))).isTrue();
        assertThat(keys().remove("A", entry("again"))).isFalse();
        assertThat(keys().all()).isEmpty();
        assertAudited(entry("a"), entry("removed"));
    }

    private KmcPublicKeys keys() {
        return store().kmcPublicKeys();
    }

    private static KmcPublicKey key(String id, String name, boolean approved) {
        return new KmcPublicKey(id, name, "text\nof " + id, NOW, NOW.plusSeconds(60), approved, NOW.minusSeconds(60));
    }
}
