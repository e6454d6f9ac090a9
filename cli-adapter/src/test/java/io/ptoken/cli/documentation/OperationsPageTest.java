package io.ptoken.cli.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.operate.preference.PreferenceDefinition;
import io.ptoken.service.operate.preference.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/operations.md says of preferences is what the program does. */
class OperationsPageTest {

    private static final Path PAGE =
            Path.of(System.getProperty("ptoken.root", "..")).resolve("docs/operations.md");

    @Test
    void theTableOfPreferencesIsThatOfTheDefinitions() throws IOException {
        assertThat(section("## Preferences"))
                .filteredOn(line -> line.startsWith("| `"))
                .containsExactlyElementsOf(
                        Preferences.all().stream().map(OperationsPageTest::row).toList());
    }

    @Test
    void theAgesAreTheDefaultsOfTheirPreferences() throws IOException {
        assertThat(section("## What is removed by age"))
                .contains(
                        "| results by messageId | " + days(Preferences.RESULT_RETENTION_DAYS) + " |",
                        "| rows of the audit log | " + days(Preferences.AUDIT_RETENTION_DAYS) + " |");
    }

    private static String days(PreferenceDefinition<?> definition) {
        return definition.standardText() + " days | `" + definition.name() + "`";
    }

    private static String row(PreferenceDefinition<?> definition) {
        return String.join(
                " | ",
                "| `" + definition.name() + "`",
                definition.standardText().isEmpty() ? "(empty)" : "`" + definition.standardText() + "`",
                definition.type().range()
                        + definition
                                .sensible()
                                .map(narrower -> ", sensible " + narrower.range())
                                .orElse(""),
                definition.unit().isEmpty()
                        ? "| " + restart(definition)
                        : definition.unit() + " | " + restart(definition),
                definition.description() + " |");
    }

    private static String restart(PreferenceDefinition<?> definition) {
        return definition.restartNeeded() ? "yes" : "no";
    }

    private static List<String> section(String heading) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
    }
}
