package io.ptoken.sts.cipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What is known of MISTY1's S-boxes as functions of bits: S7 is a permutation of degree 3, S9 one of degree 2. The known
 * answers do not touch every entry of S9, but a single wrong entry would raise the degree to 8.
 */
class Misty1TablesTest {

    @Test
    void s7IsAPermutationOfDegreeThree() {
        assertThat(Arrays.stream(Misty1Tables.S7).sorted().toArray())
                .isEqualTo(IntStream.range(0, 128).toArray());
        assertThat(degree(Misty1Tables.S7)).isEqualTo(3);
    }

    @Test
    void s9IsAPermutationOfDegreeTwo() {
        assertThat(Arrays.stream(Misty1Tables.S9).sorted().toArray())
                .isEqualTo(IntStream.range(0, 512).toArray());
        assertThat(degree(Misty1Tables.S9)).isEqualTo(2);
    }

    @Test
    void anExchangeOfTwoEntriesWouldShow() {
        int[] exchanged = Misty1Tables.S9.clone();
        exchanged[1] = Misty1Tables.S9[2];
        exchanged[2] = Misty1Tables.S9[1];
        assertThat(degree(exchanged)).isGreaterThan(2);
    }

    /** Most variables in one term of the algebraic normal form of any output bit. */
    private static int degree(int[] table) {
        int[] terms = table.clone();
        for (int step = 1; step < terms.length; step <<= 1) {
            for (int i = 0; i < terms.length; i++) {
                if ((i & step) != 0) {
                    terms[i] ^= terms[i ^ step];
                }
            }
        }
        return IntStream.range(0, terms.length)
                .filter(i -> terms[i] != 0)
                .map(Integer::bitCount)
                .max()
                .orElse(0);
    }
}
