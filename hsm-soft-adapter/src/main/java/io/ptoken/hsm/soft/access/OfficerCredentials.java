package io.ptoken.hsm.soft.access;

import io.ptoken.sts.InvalidValueException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Name and PIN of a crypto officer who is to be appointed; the owner closes it afterwards. Not thread safe. */
public final class OfficerCredentials implements AutoCloseable {

    /** Fewest characters of a PIN. */
    public static final int SHORTEST_PIN = 8;

    private static final int LONGEST_PIN = 128;

    private final String name;
    private final byte[] pin;

    private OfficerCredentials(String name, byte[] pin) {
        this.name = name;
        this.pin = pin;
    }

    /**
     * An officer to be.
     *
     * @param name 1-32 letters, digits, dots, underscores and hyphens
     * @param pin PIN or password of 8-128 characters; copied, the caller clears it
     * @throws InvalidValueException when one of them is unfit; the message tells nothing of the PIN but its length
     */
    public static OfficerCredentials of(String name, char[] pin) {
        if (!name.matches("[A-Za-z0-9._-]{1,32}")) {
            throw new InvalidValueException(
                    "name of a crypto officer", name, "1-32 letters, digits, dots, underscores and hyphens");
        }
        if (pin.length < SHORTEST_PIN || pin.length > LONGEST_PIN) {
            throw new InvalidValueException(
                    "PIN", pin.length + " characters", SHORTEST_PIN + "-" + LONGEST_PIN + " characters");
        }
        return new OfficerCredentials(name, bytes(pin));
    }

    /** UTF-8; the receiver zeroises it. */
    static byte[] bytes(char[] pin) {
        ByteBuffer encoded = ByteBuffer.allocate(4 * pin.length);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(pin), encoded, true);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    String name() {
        return name;
    }

    /** The PIN itself, not a copy. */
    byte[] pin() {
        return pin;
    }

    @Override
    public void close() {
        Arrays.fill(pin, (byte) 0);
    }

    @Override
    public String toString() {
        return "OfficerCredentials[" + name + "]";
    }
}
