package io.ptoken.hsm.key;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;

/**
 * Number of a vending-key register (module protocol section 6.1).
 *
 * @param value 1-999; a small module has fewer registers and answers {@link SmStatus#VK_REG_NOT_FOUND_ERROR}
 */
public record RegisterNumber(int value) implements Comparable<RegisterNumber> {

    public RegisterNumber {
        InvalidValueException.requireRange("register", value, 1, 999);
    }

    @Override
    public int compareTo(RegisterNumber other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
