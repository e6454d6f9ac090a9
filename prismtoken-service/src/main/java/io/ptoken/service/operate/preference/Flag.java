package io.ptoken.service.operate.preference;

import java.util.Optional;

/**
 * On or off.
 *
 * @param off how off is written
 * @param on how on is written
 */
record Flag(String off, String on) implements PreferenceType<Boolean> {

    /** {@code false} or {@code true}. */
    static final Flag WORDS = new Flag("false", "true");

    /** {@code 0} or {@code 1}. */
    static final Flag DIGITS = new Flag("0", "1");

    @Override
    public Optional<Boolean> parse(String text) {
        if (text.equals(on)) {
            return Optional.of(true);
        }
        return text.equals(off) ? Optional.of(false) : Optional.empty();
    }

    @Override
    public String format(Boolean value) {
        return value ? on : off;
    }

    @Override
    public String range() {
        return off + " or " + on;
    }
}
