package io.ptoken.sts.key;

/**
 * The compression function of SHA-256 (FIPS 180-4). The JDK offers no way to start it from a saved state without garbage,
 * which is what {@link PreparedHmac} needs.
 */
final class Sha256 {

    private static final int ROUNDS = 64;

    private static final int[] INITIAL = {
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19
    };

    private static final int[] K = {
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
        0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
        0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
        0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
        0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
        0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
        0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2
    };

    private Sha256() {}

    /** The state before the first block; a new array of 8 words. */
    static int[] initialState() {
        return INITIAL.clone();
    }

    /** Takes a block of 16 words into {@code state}. The block is overwritten by the message schedule. */
    static void compress(int[] state, int[] block) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        // Eight rounds a turn: after as many the eight variables are back in their places, so that none has to be
        // moved.
        for (int t = 0; t < ROUNDS; t += 8) {
            int at = t & 15;
            if (t >= 16) {
                extend(block, at);
            }
            h += bigSigma1(e) + choose(e, f, g) + K[t] + block[at];
            d += h;
            h += bigSigma0(a) + majority(a, b, c);
            g += bigSigma1(d) + choose(d, e, f) + K[t + 1] + block[at + 1];
            c += g;
            g += bigSigma0(h) + majority(h, a, b);
            f += bigSigma1(c) + choose(c, d, e) + K[t + 2] + block[at + 2];
            b += f;
            f += bigSigma0(g) + majority(g, h, a);
            e += bigSigma1(b) + choose(b, c, d) + K[t + 3] + block[at + 3];
            a += e;
            e += bigSigma0(f) + majority(f, g, h);
            d += bigSigma1(a) + choose(a, b, c) + K[t + 4] + block[at + 4];
            h += d;
            d += bigSigma0(e) + majority(e, f, g);
            c += bigSigma1(h) + choose(h, a, b) + K[t + 5] + block[at + 5];
            g += c;
            c += bigSigma0(d) + majority(d, e, f);
            b += bigSigma1(g) + choose(g, h, a) + K[t + 6] + block[at + 6];
            f += b;
            b += bigSigma0(c) + majority(c, d, e);
            a += bigSigma1(f) + choose(f, g, h) + K[t + 7] + block[at + 7];
            e += a;
            a += bigSigma0(b) + majority(b, c, d);
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    /** Replaces eight words that are used up by those needed 16 rounds later. */
    private static void extend(int[] block, int from) {
        for (int i = from; i < from + 8; i++) {
            block[i] += smallSigma0(block[(i + 1) & 15]) + block[(i + 9) & 15] + smallSigma1(block[(i + 14) & 15]);
        }
    }

    private static int choose(int x, int y, int z) {
        return z ^ (x & (y ^ z));
    }

    private static int majority(int x, int y, int z) {
        return (x & y) | (z & (x | y));
    }

    private static int bigSigma0(int x) {
        return Integer.rotateRight(x, 2) ^ Integer.rotateRight(x, 13) ^ Integer.rotateRight(x, 22);
    }

    private static int bigSigma1(int x) {
        return Integer.rotateRight(x, 6) ^ Integer.rotateRight(x, 11) ^ Integer.rotateRight(x, 25);
    }

    private static int smallSigma0(int x) {
        return Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ (x >>> 3);
    }

    private static int smallSigma1(int x) {
        return Integer.rotateRight(x, 17) ^ Integer.rotateRight(x, 19) ^ (x >>> 10);
    }
}
