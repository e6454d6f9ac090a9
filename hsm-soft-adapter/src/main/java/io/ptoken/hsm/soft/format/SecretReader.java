package io.ptoken.hsm.soft.format;

import io.ptoken.kmc.agreement.SecretOctets;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Takes a content of {@link StateCodec} apart. */
final class SecretReader {

    private final ByteBuffer in;

    SecretReader(ByteBuffer in) {
        this.in = in;
    }

    byte[] document() {
        return take(in.remaining() < Integer.BYTES ? -1 : in.getInt());
    }

    /** The next bytes; the caller zeroises them. */
    byte[] take(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalStateException("state ends early");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    SecretOctets secret(String what, int length) {
        byte[] bytes = take(length);
        try {
            return SecretOctets.of(what, bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    void requireEnd() {
        if (in.hasRemaining()) {
            throw new IllegalStateException("state has " + in.remaining() + " bytes too many");
        }
    }
}
