package io.ptoken.web.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a query or a form brings, by name. Names that are not there are empty.
 *
 * @param values of each name, in the order in which they came
 */
public record Fields(Map<String, List<String>> values) {

    /** None. */
    public static final Fields NONE = new Fields(Map.of());

    public Fields {
        values = Map.copyOf(values);
    }

    /** The first value, without blanks around it; empty for none. */
    public String text(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0).strip();
    }

    /** The first value as it was typed; empty for none. */
    public String raw(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    /** The first value that is not blank. */
    public Optional<String> given(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    /** True when the name is there, whatever its value. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * A whole number in a range.
     *
     * @return {@code otherwise} for none, for one that is no number, and for one outside the range
     */
    public long number(String name, long least, long most, long otherwise) {
        try {
            long number = Long.parseLong(text(name));
            return number >= least && number <= most ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
