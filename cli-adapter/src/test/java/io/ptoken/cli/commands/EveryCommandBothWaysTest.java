package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.commands.EveryCommand.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command gives the same with a server of its installation running and without, in words and for programs. Those that do
 * not stand in one list in docs/cli.md, which is read here: a command that is added is held to the rule unless the list names it.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class EveryCommandBothWaysTest {

    private static final String[] SERVE = {"serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0"};
    private static final Exceptions EXCEPTIONS = Exceptions.read();

    private CommandBench bench;

    /**
     * What the document says of commands.
     *
     * @param refused must have no server
     * @param aside have nothing to do with one
     * @param telling say also what a server alone knows, as patterns of the lines that are its own
     */
    private record Exceptions(List<String> refused, List<String> aside, List<Telling> telling) {

        private record Telling(List<String> commands, List<Pattern> lines) {}

        private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

        static Exceptions read() {
            String page;
            try {
                page = Files.readString(Path.of("../docs/cli.md"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            int begin = page.indexOf("## While a server runs");
            String part = page.substring(begin, page.indexOf("\n## ", begin + 1));
            List<String> refused = new ArrayList<>();
            List<String> aside = new ArrayList<>();
            List<Telling> telling = new ArrayList<>();
            for (String row :
                    part.lines().filter(line -> line.startsWith("| `")).toList()) {
                String[] cells = row.substring(1).split(" \\| ");
                List<String> commands = quoted(cells[0]);
                if (cells[1].startsWith("refused")) {
                    refused.addAll(commands);
                } else if (cells[1].startsWith("tells also")) {
                    telling.add(new Telling(
                            commands,
                            quoted(cells[1]).stream().map(Pattern::compile).toList()));
                } else {
                    aside.addAll(commands);
                }
            }
            return new Exceptions(refused, aside, telling);
        }

        private static List<String> quoted(String cell) {
            return QUOTED.matcher(cell).results().map(found -> found.group(1)).toList();
        }

        private static boolean isOneOf(List<String> names, String command) {
            return names.stream().anyMatch(name -> command.equals(name) || command.startsWith(name + " "));
        }

        boolean isRefused(EveryCommand command) {
            return isOneOf(refused, command.name());
        }

        boolean isAside(EveryCommand command) {
            return isOneOf(aside, command.name());
        }

        /** True for a line that only a server has to say. */
        boolean isServers(EveryCommand command, String line) {
            return telling.stream()
                    .filter(row -> isOneOf(row.commands(), command.name()))
                    .flatMap(row -> row.lines().stream())
                    .map(pattern -> pattern.matcher(line))
                    .anyMatch(Matcher::find);
        }
    }

    @BeforeAll
    void makeTheBench(@TempDir Path directory) throws IOException {
        bench = new CommandBench(directory);
    }

    @AfterAll
    void closeIt() {
        bench.close();
    }

    static Stream<EveryCommand> same() {
        return EveryCommand.all().stream()
                .filter(command -> !EXCEPTIONS.isRefused(command) && !EXCEPTIONS.isAside(command));
    }

    static Stream<EveryCommand> refused() {
        return EveryCommand.all().stream().filter(EXCEPTIONS::isRefused);
    }

    @Test
    void theListNamesCommandsThatThereAre() {
        List<String> all = EveryCommand.all().stream().map(EveryCommand::name).toList();
        List<String> named = new ArrayList<>(EXCEPTIONS.refused());
        named.addAll(EXCEPTIONS.aside());
        EXCEPTIONS.telling().forEach(row -> named.addAll(row.commands()));

        assertThat(named)
                .hasSizeGreaterThan(10)
                .allSatisfy(name ->
                        assertThat(all).as(name).anyMatch(command -> Exceptions.isOneOf(List.of(name), command)));
        assertThat(new TreeSet<>(named)).as("each once").hasSameSizeAs(named);
    }

    @ParameterizedTest
    @MethodSource("same")
    void givesTheSame(EveryCommand command) throws IOException {
        compare(command, command.arguments());
        if (EveryCommandTest.hasOption(command, "--json")) {
            compare(command, (command.arguments() + " --json").strip());
        }
    }

    private void compare(EveryCommand command, String arguments) throws IOException {
        EveryCommand variant = command.with(arguments);
        CommandBench.Place place = bench.place(variant);
        CommandRun alone = place.surroundings(variant.typed()).run(place.arguments());
        CommandBench.Place beside = bench.place(variant);
        CommandRun served = served(beside);

        assertThat(masked(variant, served, beside))
                .as("%s with a server, in the place of without", variant.name() + " " + arguments)
                .isEqualTo(masked(variant, alone, place));
        assertThat(alone.exitCode()).as(alone.err()).isIn(0, 3);
        if (!variant.action().isEmpty()) {
            assertThat(beside.audited()).contains(variant.action());
        }
    }

    private static CommandRun served(CommandBench.Place place) {
        List<CommandRun> runs = new ArrayList<>();
        CommandRun server = place.surroundings(List.of())
                .runWhile(out -> runs.add(place.surroundings(place.typed()).run(place.arguments())), SERVE);
        assertThat(runs).as(server.err()).hasSize(1);
        return runs.get(0);
    }

    /** Without what is random or tells its age, where the copy lies, and what only a server can know. */
    private static List<String> masked(EveryCommand command, CommandRun run, CommandBench.Place place) {
        List<String> lines = new ArrayList<>(List.of("exit code " + run.exitCode()));
        Stream.of(run.out(), run.err())
                .flatMap(String::lines)
                .filter(line -> !EXCEPTIONS.isServers(command, line))
                .map(line -> line.replace(place.root(), "ROOT")
                        .replaceAll("hand-[0-9a-f-]+", "MESSAGE")
                        .replaceAll("\\b[0-9]{4}( [0-9]{4}){4}\\b|\\b[0-9]{20}\\b", "DIGITS")
                        .replaceAll("\\b[0-9A-Fa-f]{16,}(:[0-9A-F]{4})?", "HEX")
                        .replaceAll("\"(kcv|KCV)\" : \"[0-9A-F]{6}\"", "KCV")
                        .replaceAll("[0-9]+ (bytes|files)", "SIZE"))
                .forEach(lines::add);
        return lines;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedBesideAServerAndChangesNothing(EveryCommand command) throws IOException {
        EveryCommand beside = command.at(Stage.NEW).with(command.arguments().replace("{out}/new", "{out}/data"));
        CommandBench.Place place = bench.place(beside);

        CommandRun run = served(place);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotEmpty();
        assertThat(place.audited()).doesNotContain("restore", "store.accept-older", "module.accept-rollback");
    }
}
