package io.ptoken.sts.cipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Misty1Test {

    private static final Misty1 RFC = new Misty1(0x0011_2233_4455_6677L, 0x8899_AABB_CCDD_EEFFL);

    @Test
    void encryptsTheTestBlockOfTheRfc() {
        assertThat(RFC.encrypt(0x0123_4567_89AB_CDEFL)).isEqualTo(0x8B1D_A5F5_6AB3_D07CL);
    }

    @Test
    void decryptsTheTestBlockOfTheRfc() {
        assertThat(RFC.decrypt(0x8B1D_A5F5_6AB3_D07CL)).isEqualTo(0x0123_4567_89AB_CDEFL);
    }

    @Test
    void expandsTheKeyAsTheRfcDoes() {
        int[] key = {0x0011, 0x2233, 0x4455, 0x6677, 0x8899, 0xAABB, 0xCCDD, 0xEEFF};
        int[] expanded = {0xCF51, 0x8E7F, 0x5E29, 0x673A, 0xCDBC, 0x07D6, 0xBF35, 0x5E11};
        for (int i = 0; i < 8; i++) {
            assertThat(Misty1Tables.fi(key[i], key[(i + 1) % 8])).isEqualTo(expanded[i]);
        }
    }

    @Test
    void encryptsTheTokenBlockOfTheTrace() {
        Misty1 misty1 = new Misty1(0x929B_D3A4_15C9_420AL, 0x05EC_5EE9_F3CE_91C3L);
        assertThat(misty1.encrypt(0x0501_4EEC_0001_3188L)).isEqualTo(0x2D98_A561_7B45_BE2EL);
        assertThat(misty1.decrypt(0x2D98_A561_7B45_BE2EL)).isEqualTo(0x0501_4EEC_0001_3188L);
    }

    @Test
    void decryptsWhatItEncrypts() {
        Random random = new Random(2994);
        for (int i = 0; i < 5_000; i++) {
            Misty1 misty1 = new Misty1(random.nextLong(), random.nextLong());
            long block = random.nextLong();
            assertThat(misty1.decrypt(misty1.encrypt(block))).isEqualTo(block);
        }
    }

    /** Both S-boxes are permutations, so FI is one; a wrong entry in a table would break that. */
    @Test
    void hasABijectiveRoundFunction() {
        boolean[] seen = new boolean[1 << 16];
        for (int x = 0; x < seen.length; x++) {
            seen[Misty1Tables.fi(x, 0xA5C3)] = true;
        }
        assertThat(seen).doesNotContain(false);
    }
}
