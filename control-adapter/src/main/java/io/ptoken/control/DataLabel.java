package io.ptoken.control;

/**
 * What long data is that goes over the channel. It is no path: the caller alone decides which of its files is read or
 * written.
 *
 * @param name for programs, e.g. {@code backup}
 * @param text for people, e.g. {@code backup of 30 November}
 */
public record DataLabel(String name, String text) {

    public DataLabel {
        if (name.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("data label: got a blank name or text, expected text");
        }
    }
}
