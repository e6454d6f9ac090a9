package io.ptoken.service.operate.preference;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import java.util.Optional;

/**
 * What a preference is. {@link Preferences} has all of them.
 *
 * @param name as operating requirements section 3 gives it; clients and documents use it
 * @param type which values it may have
 * @param standard the value while nobody has set one
 * @param unit what a number counts, e.g. {@code days}; empty for no unit
 * @param description what it does, one sentence for people
 * @param restartNeeded true: a change takes effect at the next start
 * @param sensible the values that make sense, when that is less than what is accepted; others are taken with a warning
 */
public record PreferenceDefinition<T>(
        String name,
        PreferenceType<T> type,
        T standard,
        String unit,
        String description,
        boolean restartNeeded,
        Optional<PreferenceType<T>> sensible) {

    static <T> PreferenceDefinition<T> of(
            String name, PreferenceType<T> type, T standard, String unit, String description) {
        return new PreferenceDefinition<>(name, type, standard, unit, description, false, Optional.empty());
    }

    PreferenceDefinition<T> needingRestart() {
        return new PreferenceDefinition<>(name, type, standard, unit, description, true, sensible);
    }

    PreferenceDefinition<T> sensibly(PreferenceType<T> narrower) {
        return new PreferenceDefinition<>(
                name, type, standard, unit, description, restartNeeded, Optional.of(narrower));
    }

    /**
     * The value that a text stands for.
     *
     * @throws ServiceException {@code EPrefRange}
     */
    public T parse(String text) {
        return type.parse(text)
                .orElseThrow(
                        () -> new ServiceException(ErrorCode.PREF_RANGE, name, Param.echo(text), type.expected(text)));
    }

    /** The default as text. */
    public String standardText() {
        return type.format(standard);
    }

    /** The one way in which a value is written; refuses as {@link #parse} does. */
    String canonical(String text) {
        return type.format(parse(text));
    }

    /** What to consider about a value that is accepted, but makes little sense. */
    public Optional<String> warning(String text) {
        return sensible.filter(narrower -> narrower.parse(text).isEmpty())
                .map(narrower -> name + " is " + text + ", outside its sensible range " + narrower.range()
                        + (unit.isEmpty() ? "" : " " + unit));
    }
}
