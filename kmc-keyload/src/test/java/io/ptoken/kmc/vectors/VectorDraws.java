package io.ptoken.kmc.vectors;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Gives the bytes of the step, in pieces of the length that is asked for, and no others. */
public final class VectorDraws extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final transient Deque<byte[]> script = new ArrayDeque<>();

    /** Makes these the next ones, whatever was left. */
    void script(Stream<String> hex) {
        script.clear();
        hex.map(HexFormat.of()::parseHex).forEach(script::add);
    }

    /** How many pieces are left. */
    int left() {
        return script.size();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        byte[] next = script.remove();
        if (next.length != bytes.length) {
            throw new IllegalStateException("asked for " + bytes.length + " bytes, the step has " + next.length);
        }
        System.arraycopy(next, 0, bytes, 0, bytes.length);
    }
}
