package io.ptoken.kmc.ap1;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;

/** Gives the bytes it was told to give, in pieces of the length that is asked for, and then no more. */
final class ScriptedRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final transient Deque<byte[]> script = new ArrayDeque<>();

    ScriptedRandom then(byte[] bytes) {
        script.add(bytes.clone());
        return this;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        byte[] next = script.remove();
        if (next.length != bytes.length) {
            throw new IllegalStateException("asked for " + bytes.length + " bytes, expected " + next.length);
        }
        System.arraycopy(next, 0, bytes, 0, bytes.length);
    }
}
