package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.TestSurroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The help of every command, for terminals of several widths. */
class HelpLayoutTest {

    private static final List<Integer> WIDTHS = List.of(60, 80, 120);
    private static final int WIDEST = 120;

    /** One tree for each width: making it takes longer than the help of all its commands. */
    private static final Map<Integer, CommandLine> PROGRAMS = WIDTHS.stream()
            .collect(Collectors.toMap(
                    width -> width,
                    width ->
                            CommandTree.of(new TestSurroundings().columns(width).surroundings())));

    @ParameterizedTest
    @MethodSource("everyCommand")
    void noLineIsLongerThanTheTerminalAndNoWordIsBroken(String command) {
        List<String> whole = words(help(command, WIDEST));

        for (int width : WIDTHS) {
            String help = help(command, width);
            assertThat(help.lines()).as("%s at %d", command, width).allMatch(line -> line.length() <= width);
            assertThat(words(help)).as("%s at %d", command, width).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyOptionStandsWholeInItsLine(String command) {
        for (int width : WIDTHS) {
            List<String> lines = help(command, width).lines().toList();
            for (OptionSpec option : spec(command).options()) {
                String longest =
                        option.negatable() ? option.longestName().replace("--", "--[no-]") : option.longestName();
                String value = option.arity().min() > 0 ? "=" + option.paramLabel() : "[=" + option.paramLabel() + "]";
                String name = longest + (option.arity().max() > 0 ? value : "");
                assertThat(lines)
                        .as("%s at %d", command, width)
                        .anyMatch(line -> line.startsWith("  ") && line.contains(name));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void helpOfACommandIsWhatItsOptionSays(String command) {
        List<String> arguments = new ArrayList<>(List.of("help"));
        arguments.addAll(Arrays.asList(command.split(" ")));

        assertThat(printed(arguments, 80)).isNotEmpty().isEqualTo(help(command, 80));
    }

    /** Lists of commands show the first line of each: it has to say something by itself. */
    @ParameterizedTest
    @MethodSource("everyCommand")
    void theFirstLineIsASentenceThatSaysWhatTheCommandDoes(String command) {
        String[] description = spec(command).usageMessage().description();

        assertThat(description[0]).matches("[A-Z][a-z]*s\\b.*\\.");
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void theUsageNamesWhatIsNeededAndFitsInTwoLines(String command) {
        List<String> usage = Synopsis.lines(spec(command).commandLine(), 80);

        assertThat(usage).hasSizeLessThanOrEqualTo(2);
        assertThat(help(command, 80).lines()).startsWith(usage.toArray(String[]::new));
        spec(command).options().stream()
                .filter(option -> option.required() && option.group() == null)
                .forEach(option -> assertThat(String.join(" ", usage)).contains(option.longestName() + "="));
    }

    static List<String> everyCommand() {
        return CommandTreeTest.everyCommand();
    }

    private static String help(String command, int columns) {
        List<String> arguments = new ArrayList<>(Arrays.asList(command.split(" ")));
        arguments.add("--help");
        return printed(arguments, columns);
    }

    private static String printed(List<String> arguments, int columns) {
        StringWriter out = new StringWriter();
        CommandLine program = program(columns).setOut(new PrintWriter(out));
        assertThat(program.execute(arguments.toArray(String[]::new))).isZero();
        return out.toString();
    }

    /** Without the backslashes at which examples are broken. */
    private static List<String> words(String help) {
        return Arrays.stream(help.split("\\s+"))
                .filter(word -> !word.isEmpty() && !word.equals("\\"))
                .toList();
    }

    private static CommandLine program(int columns) {
        return Objects.requireNonNull(PROGRAMS.get(columns));
    }

    private static CommandSpec spec(String command) {
        CommandLine found = program(WIDEST);
        for (String name : List.of(command.split(" "))) {
            found = Objects.requireNonNull(found.getSubcommands().get(name));
        }
        return found.getCommandSpec();
    }
}
