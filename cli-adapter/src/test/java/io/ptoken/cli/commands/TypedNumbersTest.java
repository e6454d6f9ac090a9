package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.TestSurroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Goes over every option and parameter of every command: who takes a number takes the digits 0-9 and no others. Java reads
 * those of all scripts, so that one forgotten converter would let them pass.
 */
class TypedNumbersTest {

    private static final String FULL_WIDTH = "\uFF11\uFF12";
    private static final String ARABIC_INDIC = "\u0661\u0662";

    /** What is no number. A new type has to be put here or has to refuse the digits of other scripts. */
    private static final Set<Class<?>> NO_NUMBERS = Set.of(String.class, Path.class, Boolean.class, Boolean.TYPE);

    /** Options and parameters of texts that are digits all the same. */
    private static final Set<String> DIGITS_AS_TEXT =
            Set.of("--drn", "--doe", "--id-record", "DIGITS", "--transactions", "--until", "--noted");

    /** All commands once: to build them takes longer than to parse a line. */
    private static final CommandLine PROGRAM = CommandTree.of(new TestSurroundings().surroundings());

    record Argument(String command, String name, Class<?> type, OptionalInt position) {

        @Override
        public String toString() {
            return command + " " + name;
        }

        String[] given(String value) {
            List<String> line = new ArrayList<>(Arrays.asList(command.split(" ")));
            for (int i = 0; i < position.orElse(0); i++) {
                line.add("before");
            }
            line.add(position.isPresent() ? value : name + "=" + value);
            return line.toArray(String[]::new);
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void refusesTheDigitsOfOtherScripts(Argument argument) {
        for (String value : List.of(FULL_WIDTH, "\u00A01" + ARABIC_INDIC)) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            PROGRAM.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

            int exitCode = PROGRAM.execute(argument.given(value));

            assertThat(exitCode).as(value).isEqualTo(2);
            assertThat(err.toString())
                    .as(value)
                    .containsPattern("character [0-9]+ of '.*' is U\\+.... .(FULLWIDTH|ARABIC-INDIC) DIGIT ONE.")
                    .contains(", expected ");
            assertThat(out.toString()).isEmpty();
        }
    }

    static Stream<Argument> numbers() {
        return arguments()
                .filter(argument ->
                        !(NO_NUMBERS.contains(argument.type()) && !DIGITS_AS_TEXT.contains(argument.name())))
                .filter(argument -> !argument.type().isEnum() || isNumbered(argument.type()));
    }

    /** Enums of the field that people name by their number. */
    private static boolean isNumbered(Class<?> type) {
        return type.getName().startsWith("io.ptoken.sts.");
    }

    @Test
    void findsTheNumbersThereAre() {
        assertThat(numbers()).hasSizeGreaterThan(100);
        Set<String> types = new TreeSet<>();
        numbers().forEach(argument -> types.add(argument.type().getSimpleName()));
        assertThat(types)
                .contains(
                        "int",
                        "Integer",
                        "long",
                        "double",
                        "BigDecimal",
                        "SupplyGroupCode",
                        "KeyRevision",
                        "KeyType",
                        "CreditSubclass",
                        "EncryptionAlgorithm",
                        "Instant",
                        "CreditLimit",
                        "RegisterNumber");
    }

    private static Stream<Argument> arguments() {
        List<Argument> found = new ArrayList<>();
        collect(PROGRAM, "", found);
        return found.stream();
    }

    private static void collect(CommandLine command, String path, List<Argument> found) {
        command.getCommandSpec().args().forEach(spec -> found.add(argument(path, spec)));
        command.getSubcommands().forEach((name, subcommand) -> collect(subcommand, (path + " " + name).strip(), found));
    }

    private static Argument argument(String path, ArgSpec spec) {
        Class<?> type = spec.auxiliaryTypes()[0];
        String name = spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
        OptionalInt position = spec instanceof PositionalParamSpec positional
                ? OptionalInt.of(positional.index().min())
                : OptionalInt.empty();
        return new Argument(path, name, type, position);
    }
}
