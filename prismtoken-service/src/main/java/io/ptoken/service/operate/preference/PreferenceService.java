package io.ptoken.service.operate.preference;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.cache.Refreshed;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.PreferenceStore;
import io.ptoken.service.port.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads and changes the preferences. Reading is cheap enough for every call: values are at most {@value #LIFETIME_SECONDS}
 * s old, those that this process has set are seen at once, and while the store does not answer the last ones known are
 * used, or the defaults. Thread safe.
 */
public final class PreferenceService {

    private static final System.Logger LOG = System.getLogger(PreferenceService.class.getName());
    private static final int LIFETIME_SECONDS = 1;

    /**
     * What came of a change.
     *
     * @param before value in use before, as text
     * @param now value in use from now on
     * @param warning what to consider about the new value
     */
    public record Change(PreferenceValue before, PreferenceValue now, Optional<String> warning) {}

    private final PreferenceStore store;
    private final InstantSource clock;
    private final Refreshed<PreferenceValues> values;

    public PreferenceService(PreferenceStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.values = new Refreshed<>(this::read, clock, Duration.ofSeconds(LIFETIME_SECONDS));
    }

    /** The value in use. */
    public <T> T get(PreferenceDefinition<T> definition) {
        Given.value("definition", definition);
        return values().get(definition);
    }

    /** All values in use, for those who need several that belong together. */
    public PreferenceValues values() {
        return values.get().value();
    }

    /**
     * Every preference as the store holds it now, in the order to show them.
     *
     * @throws StoreException when the store does not answer
     */
    public List<PreferenceValue> list() {
        return PreferenceValues.of(store.all()).list();
    }

    /**
     * Sets a preference; durable, with its audit entry, when the method returns.
     *
     * @param name as in {@link Preferences}
     * @param value as text
     * @param actor who asks
     * @param origin address they ask from
     * @throws ServiceException {@code EParamRange} for a name that does not exist, {@code EPrefRange} for a value out of
     *     range; nothing was changed then
     * @throws StoreException when the store fails
     */
    public Change set(String name, String value, String actor, String origin) {
        Given.value("name", name);
        Given.value("value", value);
        Given.value("actor", actor);
        Given.value("origin", origin);
        PreferenceDefinition<?> definition = Preferences.named(name);
        String canonical = definition.canonical(value);
        Change change = change(
                definition,
                Optional.of(canonical),
                "pref.set",
                actor,
                origin,
                entry -> store.set(name, canonical, entry));
        return new Change(change.before(), change.now(), definition.warning(canonical));
    }

    /**
     * Puts a preference back to its default; durable, with its audit entry, when the method returns.
     *
     * @throws ServiceException {@code EParamRange} for a name that does not exist
     * @throws StoreException when the store fails
     */
    public Change reset(String name, String actor, String origin) {
        Given.value("name", name);
        Given.value("actor", actor);
        Given.value("origin", origin);
        PreferenceDefinition<?> definition = Preferences.named(name);
        return change(definition, Optional.empty(), "pref.reset", actor, origin, entry -> store.reset(name, entry));
    }

    private Change change(
            PreferenceDefinition<?> definition,
            Optional<String> to,
            String action,
            String actor,
            String origin,
            Consumer<AuditEntry> write) {
        return values.change(() -> {
            Map<String, String> stored = store.all();
            Optional<String> from = Optional.ofNullable(stored.get(definition.name()));
            PreferenceValue before = PreferenceValue.of(definition, from);
            PreferenceValue now = PreferenceValue.of(definition, to);
            String detail = "old " + describe(before) + ", new " + describe(now);
            write.accept(new AuditEntry(
                    clock.instant(), actor, origin, action, definition.name(), AuditEntry.OK, "", detail));
            return new Change(before, now, Optional.empty());
        });
    }

    private static String describe(PreferenceValue value) {
        return value.unusable()
                .map(text -> value.value() + " (default, for the unusable '" + Param.echo(text) + "')")
                .orElse(value.isSet() ? value.value() : value.value() + " (default)");
    }

    private PreferenceValues read(Optional<PreferenceValues> before) {
        try {
            return PreferenceValues.of(store.all());
        } catch (StoreException e) {
            LOG.log(WARNING, "preferences cannot be read, going on with those known: " + e.getMessage());
            return before.orElse(PreferenceValues.DEFAULTS);
        }
    }
}
