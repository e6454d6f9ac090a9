package io.ptoken.service.operate.preference;

import java.util.Optional;

/**
 * A preference as it stands.
 *
 * @param definition what it is
 * @param value the value in use, as text
 * @param isSet true: somebody has set it; false: the default is in use
 * @param unusable what the store holds, when this release does not accept it; the default is in use then
 */
public record PreferenceValue(
        PreferenceDefinition<?> definition, String value, boolean isSet, Optional<String> unusable) {

    static PreferenceValue of(PreferenceDefinition<?> definition, Optional<String> stored) {
        if (stored.isEmpty()) {
            return new PreferenceValue(definition, definition.standardText(), false, Optional.empty());
        }
        Optional<String> canonical = canonical(definition, stored.get());
        return new PreferenceValue(
                definition,
                canonical.orElse(definition.standardText()),
                canonical.isPresent(),
                canonical.isPresent() ? Optional.empty() : stored);
    }

    private static <T> Optional<String> canonical(PreferenceDefinition<T> definition, String stored) {
        return definition.type().parse(stored).map(definition.type()::format);
    }
}
