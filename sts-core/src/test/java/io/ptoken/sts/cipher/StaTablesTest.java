package io.ptoken.sts.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StaTablesTest {

    private static final int[] SIXTEEN = IntStream.range(0, 16).toArray();
    private static final int[] SIXTY_FOUR = IntStream.range(0, 64).toArray();

    @Test
    void knowsTheSampleSetByItsFingerprint() {
        assertThat(StaTables.SAMPLE.fingerprint())
                .isEqualTo("e4c14e63ff4b48f13240d22b5cd139cb0992af46a95da9225d9ec7e6536c36e8");
        assertThat(StaTables.SAMPLE.kind()).isEqualTo(StaTables.Kind.SAMPLE);
        assertThat(StaTables.SAMPLE.describe()).isEqualTo("sample (for tests only: real meters refuse these tokens)");
    }

    @Test
    void namesAnUnknownSetWithoutItsNumbers() {
        StaTables tables = StaTables.of("mine", SIXTEEN, SIXTEEN, SIXTY_FOUR);
        assertThat(tables.kind()).isEqualTo(StaTables.Kind.OTHER);
        assertThat(tables.describe())
                .isEqualTo("unknown set 'mine' (fingerprint "
                        + tables.fingerprint().substring(0, 8) + "…)");
        assertThat(tables).hasToString("StaTables[" + tables.describe() + "]");
    }

    @Test
    void areEqualByTheirNumbers() {
        assertThat(StaTables.of("a", SIXTEEN, SIXTEEN, SIXTY_FOUR))
                .isEqualTo(StaTables.of("b", SIXTEEN, SIXTEEN, SIXTY_FOUR))
                .hasSameHashCodeAs(StaTables.of("b", SIXTEEN, SIXTEEN, SIXTY_FOUR))
                .isNotEqualTo(StaTables.SAMPLE);
    }

    @Test
    void refusesATableThatIsNoPermutation() {
        int[] twice = SIXTEEN.clone();
        twice[0] = 15;
        assertThatThrownBy(() -> StaTables.of("x", twice, SIXTEEN, SIXTY_FOUR))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("STA substitution1: got 'a table of 16 numbers that is none',"
                        + " expected the numbers 0-15 in some order");
        assertThatThrownBy(() -> StaTables.of("x", SIXTEEN, twice, SIXTY_FOUR))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("STA substitution2: ");
    }

    @Test
    void refusesATableOfTheWrongSize() {
        assertThatThrownBy(() -> StaTables.of("x", SIXTEEN, SIXTEEN, SIXTEEN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("STA permutation: ");
        assertThatThrownBy(() -> StaTables.of("x", new int[0], SIXTEEN, SIXTY_FOUR))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> StaTables.of("x", SIXTY_FOUR, SIXTEEN, SIXTY_FOUR))
                .isInstanceOf(InvalidValueException.class);
    }
}
