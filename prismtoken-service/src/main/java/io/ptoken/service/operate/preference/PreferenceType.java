package io.ptoken.service.operate.preference;

import java.util.Optional;

/**
 * What values a preference may have, and how they are written.
 *
 * @param <T> what a value is in the program
 */
public interface PreferenceType<T> {

    /** The value of a text; empty when it is none of this type, or out of range. */
    Optional<T> parse(String text);

    /** The one way in which a value is stored and shown; {@link #parse} reads it. */
    String format(T value);

    /** What would be accepted, as errors and documentation say it. */
    String range();

    /** What would be accepted in the place of a text that is not. */
    default String expected(String text) {
        return range();
    }
}
