package io.ptoken.sts.key;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Single DES (FIPS 46-3) of one 64-bit block, for DKGA02, check values and EA 09. Bit 63 of a number is bit 1 of the
 * standard; the parity bits of the key are ignored. Own code because {@code javax.crypto} leaves garbage per block.
 *
 * <p>Thread-safe; {@link #close()} zeroises the key schedule, a later call throws {@link IllegalStateException}.
 */
public final class Des implements AutoCloseable {

    private static final int ROUNDS = 16;

    // Two words a round: the six-bit groups 1, 3, 5, 7 and 2, 4, 6, 8 of the round key, in bits 31-26, 23-18, 15-10,
    // 7-2.
    private final int[] schedule;
    private volatile boolean closed;

    private Des(int[] schedule) {
        this.schedule = schedule;
    }

    /** Prepares a key. */
    public static Des of(long key) {
        return new Des(DesKeySchedule.of(key));
    }

    /** Encrypts one block. */
    public long encrypt(long block) {
        return run(block, 0, 2);
    }

    /** Decrypts one block. */
    public long decrypt(long block) {
        return run(block, 2 * (ROUNDS - 1), -2);
    }

    private long run(long block, int firstKey, int step) {
        long permuted = initialPermutation(block);
        int left = (int) (permuted >>> 32);
        int right = (int) permuted;
        int key = firstKey;
        for (int round = 0; round < ROUNDS; round++) {
            int next = left ^ DesTables.f(right, schedule[key], schedule[key + 1]);
            left = right;
            right = next;
            key += step;
        }
        requireOpen();
        return finalPermutation((long) right << 32 | Integer.toUnsignedLong(left));
    }

    // The permutation IP transposes an 8 x 8 bit matrix and reorders its rows: five exchanges of bit groups do that.
    private static long initialPermutation(long block) {
        int l = (int) (block >>> 32);
        int r = (int) block;
        int t = (l >>> 4 ^ r) & 0x0F0F_0F0F;
        r ^= t;
        l ^= t << 4;
        t = (l >>> 16 ^ r) & 0x0000_FFFF;
        r ^= t;
        l ^= t << 16;
        t = (r >>> 2 ^ l) & 0x3333_3333;
        l ^= t;
        r ^= t << 2;
        t = (r >>> 8 ^ l) & 0x00FF_00FF;
        l ^= t;
        r ^= t << 8;
        t = (l >>> 1 ^ r) & 0x5555_5555;
        r ^= t;
        l ^= t << 1;
        return (long) l << 32 | Integer.toUnsignedLong(r);
    }

    // The same exchanges in reverse order.
    private static long finalPermutation(long block) {
        int l = (int) (block >>> 32);
        int r = (int) block;
        int t = (l >>> 1 ^ r) & 0x5555_5555;
        r ^= t;
        l ^= t << 1;
        t = (r >>> 8 ^ l) & 0x00FF_00FF;
        l ^= t;
        r ^= t << 8;
        t = (r >>> 2 ^ l) & 0x3333_3333;
        l ^= t;
        r ^= t << 2;
        t = (l >>> 16 ^ r) & 0x0000_FFFF;
        r ^= t;
        l ^= t << 16;
        t = (l >>> 4 ^ r) & 0x0F0F_0F0F;
        r ^= t;
        l ^= t << 4;
        return (long) l << 32 | Integer.toUnsignedLong(r);
    }

    /** After the fact: a schedule that was read before the flag was found unset is not a zeroised one. */
    private void requireOpen() {
        VarHandle.acquireFence();
        if (closed) {
            throw new IllegalStateException("DES key is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        VarHandle.fullFence(); // nobody may see a zeroised word without seeing the flag
        Arrays.fill(schedule, 0);
    }
}
