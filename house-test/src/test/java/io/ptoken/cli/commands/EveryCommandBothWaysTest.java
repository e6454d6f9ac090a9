package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.commands.EveryCommand.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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

    private static final String[] SERVE = {"serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web"};

    /** A server that has just begun has none. */
    private static final String NO_SUCH_JOB = "job cancel";

    private static final Exceptions EXCEPTIONS = Exceptions.read();

    private CommandBench bench;

    /**
     * What the document says of commands.
     *
     * @param refused must have no server
     * @param aside have nothing to do with one
     */
    private record Exceptions(List<String> refused, List<String> aside) {

        private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

        static Exceptions read() {
            String page = page();
            int begin = page.indexOf("## While a server runs");
            String part = page.substring(begin, page.indexOf("\n## ", begin + 1));
            List<String> refused = new ArrayList<>();
            List<String> aside = new ArrayList<>();
            part.lines().filter(line -> line.startsWith("| `")).forEach(row -> {
                String[] cells = row.substring(1).split(" \\| ", -1);
                List<String> commands = QUOTED.matcher(cells[0])
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                (cells[1].startsWith("refused") ? refused : aside).addAll(commands);
            });
            return new Exceptions(refused, aside);
        }

        private static String page() {
            try {
                return Files.readString(Path.of("../docs/cli.md"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Whether a command, or a group of it, is one of these. */
        static boolean name(List<String> names, EveryCommand command) {
            return names.stream().anyMatch(name -> (command.name() + " ").startsWith(name + " "));
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
                .filter(command -> !Exceptions.name(EXCEPTIONS.refused(), command))
                .filter(command -> !Exceptions.name(EXCEPTIONS.aside(), command));
    }

    static Stream<EveryCommand> refused() {
        return EveryCommand.all().stream().filter(command -> Exceptions.name(EXCEPTIONS.refused(), command));
    }

    @Test
    void theListNamesCommandsThatThereAre() {
        List<String> named = new ArrayList<>(EXCEPTIONS.refused());
        named.addAll(EXCEPTIONS.aside());

        assertThat(named)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(EveryCommand.all())
                        .as(name)
                        .anyMatch(command -> Exceptions.name(List.of(name), command)));
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

        assertThat(masked(served, beside))
                .as("%s with a server, in the place of without", variant.name() + " " + arguments)
                .isEqualTo(masked(alone, place));
        assertThat(alone.exitCode())
                .as(alone.err())
                .isIn(NO_SUCH_JOB.equals(command.name()) ? List.of(1) : List.of(0, 3));
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

    /** Without what is random, how much room there is, and where the copy lies. Time stands still here. */
    private static List<String> masked(CommandRun run, CommandBench.Place place) {
        List<String> lines = new ArrayList<>(List.of("exit code " + run.exitCode()));
        Stream.of(run.out(), run.err())
                .flatMap(String::lines)
                .map(line -> line.replace(place.root(), "ROOT")
                        .replaceAll("hand-[0-9a-f-]+", "MESSAGE")
                        .replaceAll("\\b[0-9]{4}( [0-9]{4}){4}\\b|\\b[0-9]{20}\\b", "DIGITS")
                        .replaceAll("([0-9A-F]{2}:){7,}[0-9A-F]{2}|[0-9A-Fa-f]{16,}(:[0-9A-F]{4})?", "HEX")
                        .replaceAll("CRC[0-9A-F]{4};", "CRC")
                        .replaceAll("\"signature\" : \"[^\"]+\"", "SIGNATURE")
                        .replaceAll("(node |, as |\"node\" : \")[^ ,\"]+:[0-9]+", "$1NODE")
                        .replaceAll("[0-9]+ (bytes|MB free)|\"(freeBytes|sizeBytes)\" : [0-9]+", "SIZE")
                        // A key that was just made has another check value each time.
                        .replaceAll("^(Made a DITK .* KCV |Next: ptoken ditk load .* --kcv )[0-9A-F]{6}", "$1MADE")
                        .replaceAll(place.makesAKey() ? "\"kcv\" : \"[0-9A-F]{6}\"" : "$^", "MADE")
                        // Every change of the module makes another one, and a server makes some.
                        .replaceAll("\"generation\" : [0-9]+", "GENERATION"))
                .forEach(lines::add);
        return lines;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedBesideAServerAndChangesNothing(EveryCommand command) throws IOException {
        boolean starts = command.stage() != Stage.NONE && command.stage() != Stage.OLDER_STORE;
        EveryCommand beside = (starts ? command : command.at(Stage.NEW))
                .with(command.arguments().replace("{out}/new", "{out}/data"));
        CommandBench.Place place = bench.place(beside);

        CommandRun run = served(place);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("ptoken: ");
        assertThat(place.audited()).doesNotContain("restore", "store.accept-older", "module.accept-rollback");
    }
}
