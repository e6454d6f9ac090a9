package io.ptoken.hsm.protocol.frame;

import java.util.Arrays;

/** Bytes that have arrived and are not used yet; zeroed when they are. */
final class ByteQueue {

    private static final int INITIAL = 256;

    private byte[] bytes = new byte[INITIAL];
    private int begin;
    private int end;

    void add(byte[] source, int offset, int length) {
        if (bytes.length - end < length) {
            makeRoom(length);
        }
        System.arraycopy(source, offset, bytes, end, length);
        end += length;
    }

    int size() {
        return end - begin;
    }

    int octet(int index) {
        return bytes[begin + index] & 0xFF;
    }

    byte[] array() {
        return bytes;
    }

    int begin() {
        return begin;
    }

    int end() {
        return end;
    }

    /** Index of that byte at or behind {@code from} and before {@code to}, or -1. */
    int indexOf(byte wanted, int from, int to) {
        for (int i = from; i < Math.min(to, size()); i++) {
            if (bytes[begin + i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    void drop(int count) {
        Arrays.fill(bytes, begin, begin + count, (byte) 0);
        begin += count;
        if (begin == end) {
            begin = 0;
            end = 0;
        }
    }

    private void makeRoom(int length) {
        int size = size();
        byte[] target = size + length <= bytes.length ? bytes : new byte[Math.max(2 * bytes.length, size + length)];
        byte[] source = bytes;
        System.arraycopy(source, begin, target, 0, size);
        if (target == source) {
            Arrays.fill(source, size, end, (byte) 0);
        } else {
            Arrays.fill(source, (byte) 0);
        }
        bytes = target;
        begin = 0;
        end = size;
    }
}
