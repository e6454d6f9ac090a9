package io.ptoken.hsm.soft.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.tid.RandomNibble;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NibbleSourceTest {

    @Test
    void aRandomSourceGivesAllSixteenValues() {
        NibbleSource source = NibbleSource.of(new SecureRandom());
        Set<RandomNibble> seen = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            seen.add(source.next());
        }
        assertThat(seen).hasSize(16);
        assertThat(source.describe()).isEqualTo("random");
    }

    @Test
    void aFixedSourceSaysThatItIsForTests() {
        NibbleSource source = NibbleSource.fixed(new RandomNibble(5));
        assertThat(source.next()).isEqualTo(new RandomNibble(5));
        assertThat(source.describe()).isEqualTo("fixed at 5 (for tests only)");
    }
}
