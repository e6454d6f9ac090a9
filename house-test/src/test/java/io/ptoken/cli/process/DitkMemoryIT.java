package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.SecretFiles;
import io.ptoken.cli.process.Ceremony.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What is left of components and DITKs in the memory of the command at whose terminal they were typed and read. */
class DitkMemoryIT {

    /** Dumps of whole heaps take their time; DitkCeremonyIT looks through those of its servers in each check. */
    private static final String LONG_FORM = "in ./check --long";

    private static final String ALONE_TWO = "Has custodian 1 left, and is custodian 2 alone at the screen? [y/N] ";
    /** Of a key that no help text has for an example. */
    private static final List<List<String>> SHEETS = List.of(List.of("3BD02F7C1FCE5B49"), List.of("52B8A1E40D9763FC"));

    private static final List<String> LONG_KEY = List.of("6B2F91D43E8A57C1", "1D97E5038BA4F26C");

    @TempDir
    Path directory;

    @Test
    @EnabledIfSystemProperty(named = "ditk.everyCeremony", matches = "true", disabledReason = LONG_FORM)
    void nothingIsLeftWhenACommandWithoutAModuleEnds() throws Exception {
        Recording split =
                atItsEnd(typed(new Ceremony(agent()), LONG_KEY).write(1).write(2), "split", 11);
        List<List<String>> sheets = split.components();
        assertThat(sheets).hasSize(2);
        requireNothing(LONG_KEY, sheets);

        String kcv = value(split, "KCV +([0-9A-F]{6})");
        atItsEnd(entered(new Ceremony(agent()), sheets), "combine", 11, "--kcv", kcv);
        requireNothing(LONG_KEY, sheets);

        atItsEnd(entered(new Ceremony(agent()), SHEETS), "prove", 7);
        requireNothing(List.of(), SHEETS);
    }

    @Test
    @EnabledIfSystemProperty(named = "ditk.everyCeremony", matches = "true", disabledReason = LONG_FORM)
    void nothingIsLeftWhenACommandWithTheModuleEnds() throws Exception {
        Map<String, String> installation = installation();
        Recording made = atItsEnd(new Ceremony(with(installation)).write(1).write(2), "generate", 7);
        List<List<String>> sheets = made.components();
        assertThat(sheets).hasSize(2);
        requireNothing(List.of(), sheets);

        atItsEnd(
                entered(new Ceremony(with(installation)), sheets),
                "load",
                7,
                "--kcv",
                value(made, "KCV ([0-9A-F]{6})"));
        requireNothing(List.of(), sheets);

        Program.Ended proved = Program.run(with(installation), "ditk", "prove", "--ea", "7");
        assertThat(proved.exitCode()).as(proved.err()).isZero();
        requireNothing(List.of(), sheets);
    }

    @Test
    @EnabledIfSystemProperty(named = "ditk.everyCeremony", matches = "true", disabledReason = LONG_FORM)
    void nothingOfAPageIsLeftInACommandBesideAServerWhenThePageWasLeft() throws Exception {
        Map<String, String> installation = installation();
        try (Program server =
                Program.start(installation, "serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0")) {
            server.readTo("Ready");
            Path dump = directory.resolve("heap.hprof");
            Recording made = atItsEnd(
                    new Ceremony(with(installation))
                            .write(1)
                            .dump(ALONE_TWO, "y", dump)
                            .answer("on their sheet? [y/N] ", "y"),
                    "generate",
                    7);
            List<List<String>> sheets = made.components();
            requireNothing(dump, sheets);
            requireNothing(List.of(), sheets);

            Ceremony loading = new Ceremony(with(installation))
                    .enter(1, sheets.get(0), "y")
                    .dump(ALONE_TWO, "y", dump)
                    .answer("Component part 1, 16 hex digits: ", sheets.get(1).get(0))
                    .answer("on your sheet? [y/N] ", "y");
            atItsEnd(loading, "load", 7, "--kcv", value(made, "KCV ([0-9A-F]{6})"));
            requireNothing(dump, sheets);
            requireNothing(List.of(), sheets);
        }
    }

    private Path end() {
        return directory.resolve("end.hprof");
    }

    private Map<String, String> agent() throws IOException {
        return with(Map.of());
    }

    private Map<String, String> with(Map<String, String> installation) throws IOException {
        Map<String, String> environment = new HashMap<>(installation);
        environment.put("JAVA_OPTS", HeapAtTheEnd.option(directory.resolve("agent.jar"), end()));
        return environment;
    }

    private Map<String, String> installation() throws IOException {
        SecretFiles.ownerOnly(directory.resolve("module.key"), "5A".repeat(32));
        Map<String, String> environment = Map.of(
                "PTOKEN_STA_TABLES", "",
                "PTOKEN_DATA", directory.resolve("data").toString(),
                "PTOKEN_KEY_FILE", directory.resolve("module.key").toString());
        Program.Ended made = Program.run(environment, "init", "--manufacturing");
        assertThat(made.exitCode()).as(made.err()).isZero();
        return environment;
    }

    private static Ceremony typed(Ceremony ceremony, List<String> key) {
        for (int part = 0; part < key.size(); part++) {
            ceremony.answer("Component part " + (part + 1) + ", 16 hex digits: ", key.get(part));
        }
        return ceremony.answer("on your sheet? [y/N] ", "y");
    }

    private static Ceremony entered(Ceremony ceremony, List<List<String>> sheets) {
        for (int number = 1; number <= sheets.size(); number++) {
            ceremony.enter(number, sheets.get(number - 1), "y");
        }
        return ceremony;
    }

    private static Recording atItsEnd(Ceremony ceremony, String command, int ea, String... more) {
        List<String> arguments = new ArrayList<>(List.of("ditk", command, "--ea", "" + ea, "--components", "2"));
        arguments.addAll(List.of(more));
        Recording recording = ceremony.run(arguments.toArray(String[]::new));
        assertThat(recording.exitCode()).as(recording.stream()).isZero();
        return recording;
    }

    private void requireNothing(List<String> key, List<List<String>> sheets) throws IOException {
        List<List<String>> all = new ArrayList<>(sheets);
        all.add(key.isEmpty() ? joined(sheets) : key);
        requireNothing(end(), all);
    }

    private static List<String> joined(List<List<String>> sheets) {
        List<String> parts = new ArrayList<>();
        for (int part = 0; part < sheets.get(0).size(); part++) {
            long joined = 0;
            for (List<String> sheet : sheets) {
                joined ^= Long.parseUnsignedLong(sheet.get(part), 16);
            }
            parts.add(String.format("%016X", joined));
        }
        return parts;
    }

    private static void requireNothing(Path dump, List<List<String>> secrets) throws IOException {
        byte[] heap = Files.readAllBytes(dump);
        Files.delete(dump);
        List<byte[]> bytes = secrets.stream()
                .map(parts -> HexFormat.of().parseHex(String.join("", parts)))
                .toList();
        assertThat(Traces.of(bytes, heap)).as("in memory").isEmpty();
    }

    private static String value(Recording recording, String pattern) {
        Matcher value = Pattern.compile(pattern).matcher(recording.rest());
        assertThat(value.find()).as(recording.stream()).isTrue();
        return value.group(1);
    }
}
