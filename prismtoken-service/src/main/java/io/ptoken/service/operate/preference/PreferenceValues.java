package io.ptoken.service.operate.preference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All preferences as they stood at one moment. Immutable. */
public final class PreferenceValues {

    /** What holds when nobody has set anything. */
    public static final PreferenceValues DEFAULTS = of(Map.of());

    private final List<PreferenceValue> values;
    private final Map<String, Object> parsed = new HashMap<>();

    private PreferenceValues(List<PreferenceValue> values) {
        this.values = values;
        values.forEach(value -> parsed.put(value.definition().name(), parse(value.definition(), value.value())));
    }

    /**
     * Those that a store holds. Of a value that this release does not accept the default is used; names that it does not
     * know, which another release may have set, are passed over.
     */
    public static PreferenceValues of(Map<String, String> stored) {
        return new PreferenceValues(Preferences.all().stream()
                .map(definition -> PreferenceValue.of(definition, Optional.ofNullable(stored.get(definition.name()))))
                .toList());
    }

    /** The value of a preference. */
    @SuppressWarnings("unchecked") // put in by its own definition
    public <T> T get(PreferenceDefinition<T> definition) {
        return (T) Objects.requireNonNull(parsed.get(definition.name()), definition.name());
    }

    /** Every preference, in the order to show them. */
    public List<PreferenceValue> list() {
        return values;
    }

    private static <T> Object parse(PreferenceDefinition<T> definition, String text) {
        return Objects.requireNonNull(definition.parse(text));
    }
}
