package io.ptoken.hsm.protocol.sts6.query;

import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.sts.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The attributes of a vending key as a module lists them (module protocol sections 3.5, 6.2): name directly followed by value,
 * semicolons between. Read by name, never by place. {@link CardAttributes} gives the values their types.
 *
 * @param values known attributes
 * @param others elements with unknown names, as they came
 */
public record CardList(Map<AttributeName, String> values, List<String> others) {

    private static final String SEPARATOR = ";";

    public CardList {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
        others = List.copyOf(others);
        values.values().forEach(CardList::requireElement);
        others.forEach(CardList::requireElement);
    }

    /** Value of an attribute, or empty when the list does not name it. */
    public Optional<String> value(AttributeName name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The list in alphabetical order, unknown elements last. */
    public String encode() {
        List<String> elements = new ArrayList<>();
        values.forEach((name, value) -> elements.add(name + value));
        elements.addAll(others);
        return String.join(SEPARATOR, elements);
    }

    /**
     * Reads a list in any order; a semicolon at the end is passed over.
     *
     * @throws InvalidValueException when an attribute is named twice
     */
    public static CardList parse(String text) {
        Map<AttributeName, String> values = new EnumMap<>(AttributeName.class);
        List<String> others = new ArrayList<>();
        for (String element : text.split(SEPARATOR, -1)) {
            Optional<AttributeName> name = AttributeName.of(element);
            if (name.isEmpty()) {
                if (!element.isEmpty()) {
                    others.add(element);
                }
            } else if (values.put(
                            name.get(), element.substring(name.get().name().length()))
                    != null) {
                throw new InvalidValueException("attributes", name.get() + " twice", "each once");
            }
        }
        return new CardList(values, others);
    }

    private static void requireElement(String element) {
        FieldWriter.requireText("attribute", element);
        if (element.contains(SEPARATOR)) {
            throw new InvalidValueException("attribute", element, "no semicolon");
        }
    }
}
