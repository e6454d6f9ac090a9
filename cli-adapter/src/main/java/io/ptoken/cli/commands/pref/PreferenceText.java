package io.ptoken.cli.commands.pref;

import io.ptoken.cli.console.TextTable;
import io.ptoken.service.Param;
import io.ptoken.service.operate.call.PreferenceCalls.Shown;
import io.ptoken.service.operate.preference.PreferenceDefinition;
import io.ptoken.service.operate.preference.Preferences;
import java.util.List;

/** Preferences for people. */
final class PreferenceText {

    private PreferenceText() {}

    /** One line for each; blocks of lines where {@code columns} are too few. */
    static List<String> table(List<Shown> values, int columns) {
        TextTable table = TextTable.of("NAME", "VALUE", "UNIT", "SOURCE");
        values.forEach(value -> table.row(
                value.name(),
                words(value.value()),
                Preferences.named(value.name()).unit(),
                source(value)));
        return table.lines("", columns);
    }

    /** Everything about one, in lines of at most 100 columns unless its description is longer. */
    static List<String> explained(Shown value) {
        PreferenceDefinition<?> definition = Preferences.named(value.name());
        return List.of(
                definition.name() + " = " + words(value.value()) + unit(definition) + ", " + source(value),
                "    range " + definition.type().range() + unit(definition)
                        + definition
                                .sensible()
                                .map(narrower -> ", sensible " + narrower.range())
                                .orElse("")
                        + (definition.restartNeeded() ? "; a change takes effect at the next start" : ""),
                "    " + definition.description());
    }

    /** A value as sentences name it. */
    static String shown(Shown value) {
        return words(value.value()) + unit(Preferences.named(value.name())) + (value.set() ? "" : " (default)");
    }

    /** A list may have nothing in it. */
    private static String words(String value) {
        return value.isEmpty() ? "none" : value;
    }

    private static String unit(PreferenceDefinition<?> definition) {
        return definition.unit().isEmpty() ? "" : " " + definition.unit();
    }

    private static String source(Shown value) {
        if (value.unusable().isPresent()) {
            return "default, because '" + Param.echo(value.unusable().get()) + "' is stored";
        }
        return value.set()
                ? "set; default " + words(Preferences.named(value.name()).standardText())
                : "default";
    }
}
