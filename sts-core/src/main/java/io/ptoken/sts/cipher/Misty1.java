package io.ptoken.sts.cipher;

import static io.ptoken.sts.cipher.Misty1Tables.fi;

import io.ptoken.sts.identity.EncryptionAlgorithm;

/**
 * MISTY1 with 8 rounds, EA 11 (specification section 11, RFC 2994). Sixteen key words in fields and the rounds written
 * out: an array of subkeys would be more garbage per token and its indices more work. A char is Java's unsigned 16 bits.
 */
final class Misty1 implements TokenCipher {

    // K0-K7, the words of the key from the most significant one down.
    private final char k0;
    private final char k1;
    private final char k2;
    private final char k3;
    private final char k4;
    private final char k5;
    private final char k6;
    private final char k7;

    // K'0-K'7, each FI of one key word under the next.
    private final char j0;
    private final char j1;
    private final char j2;
    private final char j3;
    private final char j4;
    private final char j5;
    private final char j6;
    private final char j7;

    /** @param first key bytes 0-7, byte 0 the most significant; {@code second} bytes 8-15 */
    Misty1(long first, long second) {
        k0 = word(first, 0);
        k1 = word(first, 1);
        k2 = word(first, 2);
        k3 = word(first, 3);
        k4 = word(second, 0);
        k5 = word(second, 1);
        k6 = word(second, 2);
        k7 = word(second, 3);
        j0 = (char) fi(k0, k1);
        j1 = (char) fi(k1, k2);
        j2 = (char) fi(k2, k3);
        j3 = (char) fi(k3, k4);
        j4 = (char) fi(k4, k5);
        j5 = (char) fi(k5, k6);
        j6 = (char) fi(k6, k7);
        j7 = (char) fi(k7, k0);
    }

    private static char word(long half, int index) {
        return (char) (half >>> (48 - 16 * index));
    }

    @Override
    public EncryptionAlgorithm algorithm() {
        return EncryptionAlgorithm.MISTY1;
    }

    @Override
    public long encrypt(long block) {
        int high = (int) (block >>> 32);
        int low = (int) block;
        high = fl(high, k0, j6);
        low = fl(low, j2, k4);
        low ^= fo(high, k0, j5, k2, j1, k7, j3, k4);
        high ^= fo(low, k1, j6, k3, j2, k0, j4, k5);
        high = fl(high, k1, j7);
        low = fl(low, j3, k5);
        low ^= fo(high, k2, j7, k4, j3, k1, j5, k6);
        high ^= fo(low, k3, j0, k5, j4, k2, j6, k7);
        high = fl(high, k2, j0);
        low = fl(low, j4, k6);
        low ^= fo(high, k4, j1, k6, j5, k3, j7, k0);
        high ^= fo(low, k5, j2, k7, j6, k4, j0, k1);
        high = fl(high, k3, j1);
        low = fl(low, j5, k7);
        low ^= fo(high, k6, j3, k0, j7, k5, j1, k2);
        high ^= fo(low, k7, j4, k1, j0, k6, j2, k3);
        high = fl(high, k4, j2);
        low = fl(low, j6, k0);
        return concatenate(low, high);
    }

    @Override
    public long decrypt(long block) {
        int low = (int) (block >>> 32);
        int high = (int) block;
        high = inverseFl(high, k4, j2);
        low = inverseFl(low, j6, k0);
        high ^= fo(low, k7, j4, k1, j0, k6, j2, k3);
        low ^= fo(high, k6, j3, k0, j7, k5, j1, k2);
        high = inverseFl(high, k3, j1);
        low = inverseFl(low, j5, k7);
        high ^= fo(low, k5, j2, k7, j6, k4, j0, k1);
        low ^= fo(high, k4, j1, k6, j5, k3, j7, k0);
        high = inverseFl(high, k2, j0);
        low = inverseFl(low, j4, k6);
        high ^= fo(low, k3, j0, k5, j4, k2, j6, k7);
        low ^= fo(high, k2, j7, k4, j3, k1, j5, k6);
        high = inverseFl(high, k1, j7);
        low = inverseFl(low, j3, k5);
        high ^= fo(low, k1, j6, k3, j2, k0, j4, k5);
        low ^= fo(high, k0, j5, k2, j1, k7, j3, k4);
        high = inverseFl(high, k0, j6);
        low = inverseFl(low, j2, k4);
        return concatenate(high, low);
    }

    private static long concatenate(int upper, int lower) {
        return (long) upper << 32 | Integer.toUnsignedLong(lower);
    }

    /** FO: three FI in a ladder, each key word first xored and then used inside. */
    private static int fo(int x, int xor1, int inner1, int xor2, int inner2, int xor3, int inner3, int xor4) {
        int l = x >>> 16;
        int r = x & 0xFFFF;
        l = fi(l ^ xor1, inner1) ^ r;
        r = fi(r ^ xor2, inner2) ^ l;
        l = fi(l ^ xor3, inner3) ^ r;
        r ^= xor4;
        return r << 16 | l;
    }

    /** FL: the right half takes the left one through an AND, the left the right one through an OR. */
    private static int fl(int x, int and, int or) {
        int l = x >>> 16;
        int r = x & 0xFFFF;
        r ^= l & and;
        l ^= r | or;
        return l << 16 | r;
    }

    /** The steps of FL in reverse order. */
    private static int inverseFl(int x, int and, int or) {
        int l = x >>> 16;
        int r = x & 0xFFFF;
        l ^= r | or;
        r ^= l & and;
        return l << 16 | r;
    }

    @Override
    public String toString() {
        return "Misty1";
    }
}
