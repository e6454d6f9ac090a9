package io.ptoken.sts.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StaTest {

    private static final long KEY = 0x0ABC_12DE_F345_6789L;

    @Nested
    class WithTheSampleTables {

        private final Sta sta = new Sta(KEY, StaTables.SAMPLE.lookup());

        @Test
        void encryptsTheWorkedExampleOfTheStandard() {
            assertThat(sta.encrypt(0x0B19_EB23_0100_C207L)).isEqualTo(0xC45E_D161_9406_DF95L);
        }

        @Test
        void decryptsTheWorkedExampleOfTheStandard() {
            assertThat(sta.decrypt(0xC45E_D161_9406_DF95L)).isEqualTo(0x0B19_EB23_0100_C207L);
        }

        @Test
        void followsTheFirstRoundsOfTheTrace() {
            long key = 0x876F_543E_D210_CBA9L;
            long[] round = StaTables.SAMPLE.lookup().round;
            long first = StaLookup.apply(round, 0x0B19_EB23_0100_C207L, key);
            assertThat(first).isEqualTo(0xCEA6_B17D_9D32_3631L);
            assertThat(StaLookup.apply(round, first, Long.rotateLeft(key, 1))).isEqualTo(0x9A91_A8A0_CD1A_42B9L);
        }

        @Test
        void encryptsExtremeKeys() {
            assertThat(new Sta(0, StaTables.SAMPLE.lookup()).encrypt(0)).isEqualTo(0x8CAD_CA8F_53A0_765EL);
            assertThat(new Sta(-1, StaTables.SAMPLE.lookup()).encrypt(0)).isEqualTo(0xC4F6_B2D5_6B53_DD55L);
        }
    }

    @Nested
    class WithTheOperationalTables {

        @Test
        void followsTheTraceOfTheSpecification() throws IOException {
            Optional<String> file = Optional.ofNullable(System.getenv("PTOKEN_STA_TABLES"));
            assumeThat(file)
                    .as("PTOKEN_STA_TABLES names the licensed operational tables")
                    .isPresent();
            StaTables tables = StaTablesFile.read(Path.of(file.orElseThrow()));
            assertThat(tables.kind()).isEqualTo(StaTables.Kind.OPERATIONAL);
            Sta sta = new Sta(0x87F3_ECBB_2E46_B48FL, tables.lookup());
            assertThat(sta.encrypt(0x0501_4EEC_0001_3188L)).isEqualTo(0xD431_F4B0_9E0E_9F62L);
            assertThat(sta.decrypt(0xD431_F4B0_9E0E_9F62L)).isEqualTo(0x0501_4EEC_0001_3188L);
        }
    }

    /** STA as the specification tells it, bit by bit, and decryption in its form B. */
    @Nested
    class WithAnyTables {

        private final Random random = new Random(7);

        @Test
        void agreesWithABitwiseRendering() {
            for (int i = 0; i < 50; i++) {
                int[] s1 = shuffled(16);
                int[] s2 = shuffled(16);
                int[] p = shuffled(64);
                StaTables tables = StaTables.of("any", s1, s2, p);
                for (int j = 0; j < 20; j++) {
                    long key = random.nextLong();
                    long block = random.nextLong();
                    Sta sta = new Sta(key, tables.lookup());
                    long encrypted = encrypt(key, block, s1, s2, p);
                    assertThat(sta.encrypt(block)).isEqualTo(encrypted);
                    assertThat(sta.decrypt(encrypted)).isEqualTo(block).isEqualTo(decrypt(key, encrypted, s1, s2, p));
                }
            }
        }

        private int[] shuffled(int size) {
            int[] table = new int[size];
            for (int i = 0; i < size; i++) {
                int j = random.nextInt(i + 1);
                table[i] = table[j];
                table[j] = i;
            }
            return table;
        }

        private long encrypt(long key, long block, int[] s1, int[] s2, int[] p) {
            long k = Long.rotateRight(~key, 12);
            long d = block;
            for (int round = 0; round < 16; round++) {
                long substituted = 0;
                for (int i = 0; i < 16; i++) {
                    int nibble = (int) (d >>> (4 * i)) & 15;
                    substituted |= (long) ((k >>> (4 * i + 3) & 1) == 0 ? s1 : s2)[nibble] << (4 * i);
                }
                d = 0;
                for (int i = 0; i < 64; i++) {
                    d |= (substituted >>> i & 1) << p[i];
                }
                k = Long.rotateLeft(k, 1);
            }
            return d;
        }

        private long decrypt(long key, long block, int[] s1, int[] s2, int[] p) {
            long k = key;
            long d = block;
            for (int round = 0; round < 16; round++) {
                long moved = 0;
                for (int i = 0; i < 64; i++) {
                    moved |= (d >>> p[i] & 1) << i;
                }
                d = 0;
                for (int i = 0; i < 16; i++) {
                    int[] table = (k >>> (4 * i) & 1) == 1 ? s1 : s2;
                    for (int value = 0; value < 16; value++) {
                        if (table[value] == (int) (moved >>> (4 * i) & 15)) {
                            d |= (long) value << (4 * i);
                        }
                    }
                }
                k = Long.rotateRight(k, 1);
            }
            return d;
        }
    }
}
