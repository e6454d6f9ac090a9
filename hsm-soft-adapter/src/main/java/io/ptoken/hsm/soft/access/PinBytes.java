package io.ptoken.hsm.soft.access;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/** A PIN as it is hashed. */
final class PinBytes {

    private PinBytes() {}

    /** What comes of the PIN in UTF-8, which is zeroised afterwards. */
    static <R> R of(char[] pin, Function<byte[], R> use) {
        ByteBuffer encoded = ByteBuffer.allocate(4 * pin.length);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(pin), encoded, true);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        try {
            return use.apply(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
