package io.ptoken.cli.document;

import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.operate.call.PreferenceCalls.Changed;
import io.ptoken.service.operate.call.PreferenceCalls.Shown;
import io.ptoken.service.operate.call.WatchCalls.Modes;
import io.ptoken.service.operate.preference.PreferenceDefinition;
import io.ptoken.service.operate.preference.Preferences;
import java.util.List;
import java.util.Optional;

/** Preferences. */
public sealed interface PreferenceDocument extends Document {

    /** All of them. */
    @DocumentKind("preferences")
    record Listed(List<Preference> preferences) implements PreferenceDocument {

        public static Listed of(List<Shown> values) {
            return new Listed(values.stream().map(Preference::of).toList());
        }
    }

    /**
     * One of them.
     *
     * @param value in use, as it is typed
     * @param set true when somebody has set it
     * @param unusable what is stored and cannot be used
     * @param mode what the installation is for at present; left out unless the preference of the mode was changed
     * @param modeAfterRestart what it is for from the next start on; left out with {@code mode}
     */
    @DocumentKind("preference")
    record Preference(
            String name,
            String value,
            boolean set,
            String defaultValue,
            String range,
            Optional<String> unit,
            boolean restartNeeded,
            String description,
            Optional<String> unusable,
            Optional<InstallationMode> mode,
            Optional<InstallationMode> modeAfterRestart)
            implements PreferenceDocument {

        public static Preference of(Shown value) {
            return of(value, Optional.empty());
        }

        public static Preference of(Changed change) {
            return of(change.now(), change.modes());
        }

        private static Preference of(Shown value, Optional<Modes> modes) {
            PreferenceDefinition<?> definition = Preferences.named(value.name());
            return new Preference(
                    definition.name(),
                    value.value(),
                    value.set(),
                    definition.standardText(),
                    definition.type().range(),
                    Texts.some(definition.unit()),
                    definition.restartNeeded(),
                    definition.description(),
                    value.unusable(),
                    modes.map(Modes::inEffect),
                    modes.map(Modes::afterRestart));
        }
    }
}
