package io.ptoken.cli.commands.pref;

import io.ptoken.cli.console.TextTable;
import io.ptoken.service.Param;
import io.ptoken.service.operate.call.PreferenceCalls.Shown;
import io.ptoken.service.operate.preference.PreferenceDefinition;
import io.ptoken.service.operate.preference.Preferences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Preferences for people and programs. */
final class PreferenceText {

    private PreferenceText() {}

    /** One line for each; blocks of lines where {@code columns} are too few. */
    static List<String> table(List<Shown> values, int columns) {
        TextTable table = TextTable.of("NAME", "VALUE", "UNIT", "SOURCE");
        values.forEach(value -> table.row(
                value.name(), value.value(), Preferences.named(value.name()).unit(), source(value)));
        return table.lines("", columns);
    }

    /** Everything about one, in lines of at most 100 columns unless its description is longer. */
    static List<String> explained(Shown value) {
        PreferenceDefinition<?> definition = Preferences.named(value.name());
        return List.of(
                definition.name() + " = " + value.value() + unit(definition) + ", " + source(value),
                "    range " + definition.type().range() + unit(definition)
                        + definition
                                .sensible()
                                .map(narrower -> ", sensible " + narrower.range())
                                .orElse("")
                        + (definition.restartNeeded() ? "; a change takes effect at the next start" : ""),
                "    " + definition.description());
    }

    /** One for programs. */
    static Map<String, Object> facts(Shown value) {
        PreferenceDefinition<?> definition = Preferences.named(value.name());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", definition.name());
        facts.put("value", value.value());
        facts.put("set", value.set());
        facts.put("default", definition.standardText());
        facts.put("range", definition.type().range());
        facts.put("unit", definition.unit());
        facts.put("restartNeeded", definition.restartNeeded());
        facts.put("description", definition.description());
        value.unusable().ifPresent(text -> facts.put("unusable", text));
        return facts;
    }

    /** A value as sentences name it. */
    static String shown(Shown value) {
        return value.value() + unit(Preferences.named(value.name())) + (value.set() ? "" : " (default)");
    }

    private static String unit(PreferenceDefinition<?> definition) {
        return definition.unit().isEmpty() ? "" : " " + definition.unit();
    }

    private static String source(Shown value) {
        if (value.unusable().isPresent()) {
            return "default, because '" + Param.echo(value.unusable().get()) + "' is stored";
        }
        return value.set() ? "set; default " + Preferences.named(value.name()).standardText() : "default";
    }
}
