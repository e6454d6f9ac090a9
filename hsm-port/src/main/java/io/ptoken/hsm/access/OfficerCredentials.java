package io.ptoken.hsm.access;

import io.ptoken.sts.InvalidValueException;
import java.util.Arrays;
import java.util.function.Function;

/** Name and PIN of a crypto officer who is to be appointed; the owner closes it afterwards. Not thread safe. */
public final class OfficerCredentials implements AutoCloseable {

    /** Fewest characters of a PIN. */
    public static final int SHORTEST_PIN = 8;

    private static final int LONGEST_PIN = 128;

    private final String name;
    private final char[] pin;
    private boolean closed;

    private OfficerCredentials(String name, char[] pin) {
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
        return new OfficerCredentials(name, pin.clone());
    }

    /** Name of the officer. */
    public String name() {
        return name;
    }

    /**
     * What a module makes of the PIN, such as its hash.
     *
     * @param use gets the PIN itself, which {@link #close} zeroises: it keeps neither it nor a copy
     * @throws IllegalStateException after {@link #close}
     */
    public <R> R withPin(Function<char[], R> use) {
        if (closed) {
            throw new IllegalStateException("the PIN of " + name + " is zeroised already");
        }
        return use.apply(pin);
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(pin, '\0');
    }

    @Override
    public String toString() {
        return "OfficerCredentials[" + name + "]";
    }
}
